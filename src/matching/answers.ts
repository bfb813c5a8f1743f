import type { Answer, Check } from '../knowledge/schema.ts';
import { finds } from './expression.ts';

/** Whether a command's output speaks for the answer. */
export function fits({ match, also, unless }: Answer, output: string): boolean {
  const found = (source: string) => finds(source, output);
  return match.some(found) && also.every(found) && !unless.some(found);
}

/** The answers of a check that its command's output speaks for. */
export function answersIn(check: Check, output: string): string[] {
  return Object.entries(check.answers)
    .filter(([, answer]) => fits(answer, output))
    .map(([id]) => id);
}
