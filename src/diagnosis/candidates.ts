import { compare } from '../knowledge/problem.ts';
import { indexed, namesOf, stateOf } from './indexed.ts';
import { answersGiven, constraintsOf, type Evidence, type Model } from './model.ts';

/** The failure modes that allow every answer of the evidence: most likely first, then by id. */
export function candidates(model: Model, evidence: Evidence): string[] {
  return namesOf(indexed(model), stateOf(model, evidence));
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
