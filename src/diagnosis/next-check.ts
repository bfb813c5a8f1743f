import { listOf } from '../knowledge/knowledge-base.ts';
import { compare } from '../knowledge/problem.ts';
import { candidates, weightOf } from './candidates.ts';
import { answersGiven, type Evidence, type Model, withImplied } from './model.ts';

export interface Circumstances {
  /** The reader's platform; left out: every check can be made. */
  platform?: string | undefined;
  /** Checks that the reader could not tell. */
  skipped?: readonly string[];
}

/**
 * The unanswered check that is expected to leave the least work: the most information about the candidates for each
 * minute of effort. Undefined where no check that can be made tells the candidates apart.
 */
export function nextCheck(
  model: Model,
  evidence: Evidence,
  { platform, skipped = [] }: Circumstances = {},
): string | undefined {
  const known = withImplied(model, evidence);
  const open = candidates(model, evidence);
  if (open.length < 2) return undefined;

  const makeable = Object.keys(model.checks)
    .sort(compare)
    .filter((check) => !skipped.includes(check) && canBeMade(model, check, platform))
    .filter((check) => possibleAnswers(model, known, check).length > 1);
  const informative = makeable
    .map((check) => ({ check, gain: informationPerMinute(model, known, open, check) }))
    .filter(({ gain }) => gain > 0);
  const ready = new Set(makeable.filter((check) => needsAreMet(model, known, check)));

  const best = informative
    .filter(({ check }) => ready.has(check))
    .reduce<{ check: string; gain: number } | undefined>(
      (a, b) => (a && a.gain >= b.gain - 1e-12 ? a : b),
      undefined,
    );
  if (best) return best.check;

  // What could tell them apart is not yet possible: ask first for what it needs.
  const locked = informative.filter(({ check }) => !ready.has(check)).sort((a, b) => b.gain - a.gain);
  for (const { check } of locked) {
    const key = unlocks(model, known, check, ready);
    if (key) return key;
  }
  return undefined;
}

/** The answers of a check that the evidence leaves possible. */
export function possibleAnswers(model: Model, evidence: Evidence, check: string): readonly string[] {
  return listOf(evidence[check] ?? model.checks[check]?.answers ?? []);
}

function canBeMade(model: Model, check: string, platform: string | undefined): boolean {
  const platforms = model.checks[check]?.platforms;
  return platform === undefined || platforms === undefined || platforms.includes(platform);
}

/** Whether the evidence holds what the check needs. */
function needsAreMet(model: Model, evidence: Evidence, check: string): boolean {
  return Object.entries(model.checks[check]?.needs ?? {}).every(([need, allowed]) => {
    const known = evidence[need];
    return known !== undefined && listOf(known).every((answer) => listOf(allowed).includes(answer));
  });
}

/** A check that can be made and leads towards the needs of one that cannot. */
function unlocks(
  model: Model,
  evidence: Evidence,
  check: string,
  ready: ReadonlySet<string>,
): string | undefined {
  for (const [need, allowed] of Object.entries(model.checks[check]?.needs ?? {}).sort(([a], [b]) =>
    compare(a, b),
  )) {
    const possible = possibleAnswers(model, evidence, need);
    if (!possible.some((answer) => listOf(allowed).includes(answer))) return undefined;
    if (possible.every((answer) => listOf(allowed).includes(answer)) && need in evidence) continue;
    return ready.has(need) ? need : unlocks(model, evidence, need, ready);
  }
  return undefined;
}

/** Bits that the answer is expected to tell of which candidate it is, for each minute of the check's effort. */
function informationPerMinute(
  model: Model,
  evidence: Evidence,
  open: readonly string[],
  check: string,
): number {
  const answers = possibleAnswers(model, evidence, check);
  const total = open.reduce((sum, id) => sum + weightOf(model, id), 0);
  const shares = new Map(answers.map((answer) => [answer, [] as number[]]));
  for (const id of open) {
    const given = answersGiven(model, id, check).filter((answer) => shares.has(answer));
    for (const answer of given) shares.get(answer)!.push(weightOf(model, id) / total / given.length);
  }
  const after = [...shares.values()].reduce((sum, weights) => sum + entropy(weights), 0);
  const gain = entropy(open.map((id) => weightOf(model, id) / total)) - after;
  return gain < 1e-9 ? 0 : gain / model.checks[check]!.effort;
}

/** Entropy in bits of the weights, times their sum: what they add to an expectation. */
function entropy(weights: readonly number[]): number {
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.reduce((bits, weight) => (weight > 0 ? bits + weight * Math.log2(sum / weight) : bits), 0);
}
