import fc from 'fast-check';
import type { CheckModel, FailureModeModel, Model } from '../../src/diagnosis/model.ts';

const frequency = fc.constantFrom('common', 'occasional', 'rare');

/** Knowledge bases of a few checks and failure modes, whose later checks may need answers of earlier ones. */
export const models: fc.Arbitrary<Model> = fc
  .record({ checks: fc.integer({ min: 1, max: 7 }), failureModes: fc.integer({ min: 1, max: 9 }) })
  .chain(({ checks, failureModes }) =>
    fc.record({
      checks: fc.tuple(...Array.from({ length: checks }, (_, index) => checkModel(index))),
      failureModes: fc.tuple(...Array.from({ length: failureModes }, () => failureModeModel(checks))),
    }),
  )
  .map(({ checks, failureModes }) => ({
    checks: Object.fromEntries(checks.map((check, index) => [`check-${index}`, check])),
    failureModes: Object.fromEntries(
      failureModes.map(({ frequency: prior, answers }, index) => [
        `failure-${index}`,
        { frequency: prior, alike: [], findings: observable(checks, answers) },
      ]),
    ),
  }));

/** The same with failure modes that differ in their answer to one check that can always be made. */
export const distinguishableModels: fc.Arbitrary<Model> = models.map(({ checks, failureModes }) => {
  const ids = Object.keys(failureModes);
  const tells: CheckModel = { effort: 1, answers: ids.length > 1 ? ids : [...ids, 'other'], needs: {} };
  return {
    checks: { ...checks, tells },
    failureModes: Object.fromEntries(
      Object.entries(failureModes).map(([id, each]) => [
        id,
        { ...each, findings: { ...each.findings, tells: id } },
      ]),
    ),
  };
});

const letters = ['a', 'b', 'c'] as const;

function checkModel(index: number): fc.Arbitrary<CheckModel> {
  const earlier =
    index === 0
      ? fc.constant(undefined)
      : fc.option(fc.integer({ min: 0, max: index - 1 }), { nil: undefined });
  return fc
    .record({ effort: fc.integer({ min: 1, max: 5 }), need: earlier, answer: fc.constantFrom('a', 'b') })
    .map(({ effort, need, answer }) => ({
      effort,
      answers: [...letters],
      needs: need === undefined ? {} : { [`check-${need}`]: answer },
    }));
}

function failureModeModel(checks: number) {
  const answer = fc.option(fc.subarray([...letters], { minLength: 1, maxLength: 2 }), { nil: undefined });
  return fc.record({ frequency, answers: fc.array(answer, { minLength: checks, maxLength: checks }) });
}

/** Only findings that can be made: the failure mode gives what the check needs. */
function observable(
  checks: readonly CheckModel[],
  answers: readonly (string[] | undefined)[],
): FailureModeModel['findings'] {
  const findings: Record<string, string[]> = {};
  for (const [index, given] of answers.entries()) {
    const isMade = Object.entries(checks[index]!.needs).every(
      ([need, answer]) => findings[need]?.includes(String(answer)) ?? true,
    );
    if (given && isMade) findings[`check-${index}`] = given;
  }
  return findings;
}
