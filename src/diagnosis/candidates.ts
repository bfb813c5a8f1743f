import { compare } from '../knowledge/problem.ts';
import type { Frequency } from '../knowledge/schema.ts';
import { answersGiven, type Constraint, constraintsOf, type Evidence, type Model } from './model.ts';

/** How much likelier a common failure mode is than an occasional or a rare one. */
const weights: Readonly<Record<Frequency, number>> = { common: 9, occasional: 3, rare: 1 };

/** The prior of a failure mode, relative to the others. */
export function weightOf(model: Model, failureMode: string): number {
  return weights[model.failureModes[failureMode]?.frequency ?? 'rare'];
}

/** The failure modes that allow every answer of the evidence: most likely first, then by id. */
export function candidates(model: Model, evidence: Evidence): string[] {
  const constraints = constraintsOf(model, evidence);
  return Object.keys(model.failureModes)
    .filter((id) => constraints.every((constraint) => allows(model, id, constraint)))
    .sort((a, b) => weightOf(model, b) - weightOf(model, a) || compare(a, b));
}

/** The failure modes that the evidence rules out, by id, each with the first check that did. */
export function ruledOut(model: Model, evidence: Evidence): { failureMode: string; check: string }[] {
  const constraints = constraintsOf(model, evidence);
  return Object.keys(model.failureModes)
    .sort(compare)
    .flatMap((failureMode) => {
      const reason = constraints.find((constraint) => !allows(model, failureMode, constraint));
      return reason ? [{ failureMode, check: reason[0] }] : [];
    });
}

function allows(model: Model, failureMode: string, [check, answers]: Constraint): boolean {
  const given = answersGiven(model, failureMode, check);
  return answers.some((answer) => given.includes(answer));
}
