/** Where something stands in a file; line and column count from 1. */
export interface Place {
  path: string;
  line: number;
  column: number;
}

/** Something that an author must mend, or (as a warning) should. */
export interface Problem {
  place: Place;
  rule: string;
  level: 'error' | 'warning';
  /** What is wrong, a sentence with the value in quotes. */
  message: string;
  /** What to do about it. */
  hint: string;
}

/** The problem as its author reads it: place, rule and message, then the hint on a line of its own. */
export function formatProblem({ place, rule, level, message, hint }: Problem): string {
  const name = level === 'warning' ? `${rule} (warning)` : rule;
  return `${place.path}:${place.line}:${place.column} ${name}: ${message}\n  ${hint}`;
}

/** By path, then by place, then by rule. */
export function byPlace(a: Problem, b: Problem): number {
  return (
    compare(a.place.path, b.place.path) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    compare(a.rule, b.rule)
  );
}

/** Orders strings by code unit, the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
