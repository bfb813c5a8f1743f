import { listOf } from '../knowledge/knowledge-base.ts';
import { compare } from '../knowledge/problem.ts';
import type { Frequency } from '../knowledge/schema.ts';
import { answersGiven, type Evidence, type Model, withImplied } from './model.ts';

/** How much likelier a common failure mode is than an occasional or a rare one. */
const weights: Readonly<Record<Frequency, number>> = { common: 9, occasional: 3, rare: 1 };

/** The prior of a failure mode, relative to the others. */
export function weightOf(model: Model, failureMode: string): number {
  return weights[model.failureModes[failureMode]?.frequency ?? 'rare'];
}

/** The failure modes that allow every answer of the evidence: most likely first, then by id. */
export function candidates(model: Model, evidence: Evidence): string[] {
  return narrow(model, Object.keys(model.failureModes), withImplied(model, evidence)).sort(
    (a, b) => weightOf(model, b) - weightOf(model, a) || compare(a, b),
  );
}

/** Of the failure modes given, those that allow every answer of the evidence as it stands. */
export function narrow(model: Model, failureModes: readonly string[], evidence: Evidence): string[] {
  const entries = Object.entries(evidence);
  return failureModes.filter((id) =>
    entries.every(([check, answers]) =>
      listOf(answers).some((answer) => answersGiven(model, id, check).includes(answer)),
    ),
  );
}

/** The failure modes that the evidence rules out, by id, each with the first check that did and what it answered. */
export function ruledOut(model: Model, evidence: Evidence): { failureMode: string; check: string }[] {
  const entries = Object.entries(withImplied(model, evidence));
  return Object.keys(model.failureModes)
    .sort(compare)
    .flatMap((failureMode) => {
      const reason = entries.find(
        ([check, answers]) =>
          !listOf(answers).some((answer) => answersGiven(model, failureMode, check).includes(answer)),
      );
      return reason ? [{ failureMode, check: reason[0] }] : [];
    });
}
