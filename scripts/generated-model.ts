import type { CheckModel, FailureModeModel, Model } from '../src/diagnosis/model.ts';

/**
 * A knowledge base of a given size, in the shape of the real one: a few broad checks divide the failure modes into
 * groups; each group has checks of its own, which the others leave at their healthy answer and which need the group's
 * answer; within a group no two failure modes give the same answers. The same seed gives the same model.
 */
export function generatedModel(size: number, seed: number): Model {
  const random = randomOf(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const checks: Record<string, CheckModel> = {};
  const failureModes: Record<string, FailureModeModel> = {};
  const groups = Math.max(3, Math.round(size / 12));
  const broad = Math.max(2, Math.ceil(Math.log(groups) / Math.log(3)) + 1);

  for (let at = 0; at < broad; at += 1) {
    checks[`broad-${at}`] = {
      effort: pick([1, 1, 2]),
      answers: namesOf(pick([3, 4, 5])),
      needs: {},
      otherwise: 'answer-0',
    };
  }
  const findingsOf = Array.from({ length: groups }, (_, group) =>
    Object.fromEntries(
      Object.entries(checks).map(([id, { answers }], at) => [
        id,
        answers[Math.floor(group / 3 ** at + random() * 0.4) % answers.length]!,
      ]),
    ),
  );
  for (let group = 0; group < groups; group += 1) {
    const [entry, answer] = pick(Object.entries(findingsOf[group]!));
    for (let at = 0; at < 14; at += 1) {
      checks[`group-${group}-check-${at}`] = {
        effort: pick([1, 1, 2, 2, 3]),
        answers: namesOf(pick([2, 2, 3, 4, 6])),
        needs: random() < 0.3 ? { [entry]: answer } : {},
        otherwise: 'answer-0',
      };
    }
  }
  const seen = new Set<string>();
  for (let at = 0; at < size; at += 1) {
    const group = at % groups;
    const own = Object.entries(checks).filter(([id]) => id.startsWith(`group-${group}-`));
    let findings: Record<string, string | string[]>;
    do {
      findings = { ...findingsOf[group] };
      for (const [id, { answers }] of own) {
        if (random() < 0.35) findings[id] = random() < 0.1 ? [...answers].slice(0, 2) : pick(answers);
      }
    } while (seen.has(JSON.stringify(findings)));
    seen.add(JSON.stringify(findings));
    failureModes[`failure-${at}`] = {
      frequency: pick(['common', 'occasional', 'occasional', 'rare'] as const),
      alike: [],
      findings,
    };
  }
  return { checks, failureModes };
}

function namesOf(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `answer-${at}`);
}

/** Numbers from 0 to 1 by the seed: mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
