import { compare } from '../knowledge/problem.ts';
import { indexed, namesOf, stateOf } from './indexed.ts';
import { answersGiven, constraintsOf, type Evidence, type Model } from './model.ts';

/** The failure modes that allow every answer of the evidence: most likely first, then by id. */
export function candidates(model: Model, evidence: Evidence): string[] {
  return namesOf(indexed(model), stateOf(model, evidence));
}

/**
 * About how many checks will tell the candidates apart, which only the whole tree would say exactly. A check tells more
 * than a bit where many are left, and less where the last ones are; the figures fit the trees of this collection.
 */
export function checksToGo(model: Model, evidence: Evidence): number {
  const { weights } = stateOf(model, evidence);
  if (weights.length < 2) return 0;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const bits = weights.reduce((sum, weight) => sum - (weight / total) * Math.log2(weight / total), 0);
  return 1 + 0.75 * bits;
}

/** The failure modes that the evidence rules out, by id, each with the first check that did. */
export function ruledOut(model: Model, evidence: Evidence): { failureMode: string; check: string }[] {
  const constraints = constraintsOf(model, evidence);
  return Object.keys(model.failureModes)
    .sort(compare)
    .flatMap((failureMode) => {
      const reason = constraints.find(([check, answers]) => {
        const given = answersGiven(model, failureMode, check);
        return !answers.some((answer) => given.includes(answer));
      });
      return reason ? [{ failureMode, check: reason[0] }] : [];
    });
}
