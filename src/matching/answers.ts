import type { Check } from '../knowledge/schema.ts';
import { compileExpression, finds } from './expression.ts';
import type { Line } from './lines.ts';

/** How an answer is recognised: one `match`, all `also`, no `unless`. */
export interface Recognition {
  match: readonly string[];
  also?: readonly string[];
  unless?: readonly string[];
}

/** Whether a command's output speaks for the answer. */
export function fits({ match, also = [], unless = [] }: Recognition, output: string): boolean {
  const found = (source: string) => finds(source, output);
  return match.some(found) && also.every(found) && !unless.some(found);
}

/** The answers of a check that its command's output speaks for. */
export function answersIn(check: Check, output: string): string[] {
  return Object.entries(check.answers)
    .filter(([, answer]) => fits(answer, output))
    .map(([id]) => id);
}

/** The line of an output that speaks for the answer; undefined where the output does not. */
export function lineFor(answer: Recognition, output: string): Line | undefined {
  if (!fits(answer, output)) return undefined;
  for (const source of answer.match) {
    const found = compileExpression(source).exec(output);
    if (!found) continue;
    const start = output.lastIndexOf('\n', found.index - 1) + 1;
    const newline = output.indexOf('\n', found.index);
    const text = output.slice(start, newline < 0 ? undefined : newline);
    const from = found.index - start;
    return { text, start: from, end: Math.min(text.length, from + found[0].length) };
  }
  return undefined;
}
