import {
  type Answers,
  answered,
  count,
  type Indexed,
  indexed,
  restricted,
  singles,
  type State,
  stateOf,
} from './indexed.ts';
import type { Evidence, Model } from './model.ts';

export interface Circumstances {
  /** The reader's platform; left out: every check can be made. */
  platform?: string | undefined;
  /** Checks that the reader could not tell. */
  skipped?: readonly string[];
}

/** How far the orders of checks are followed, before the choice is left to an estimate. */
interface Search {
  /** Candidates, at most. */
  candidates: number;
  /** Of the checks that could come next, so many of the most telling are tried. */
  width: number;
  /** States that are looked at, at most. */
  states: number;
}

/** All orders for a handful of candidates, else the best few. */
const searches: readonly Search[] = [
  { candidates: 7, width: Infinity, states: 1000 },
  { candidates: 12, width: 2, states: 300 },
];

/**
 * The unanswered check that is expected to leave the least work. Undefined where no check that can be made tells the
 * candidates apart.
 */
export function nextCheck(
  model: Model,
  evidence: Evidence,
  circumstances: Circumstances = {},
): string | undefined {
  const check = chooserOf(model, circumstances)(stateOf(model, evidence));
  return check === undefined ? undefined : indexed(model).checks[check];
}

/** Chooses the next check, by its number, in any state of a diagnosis under the same circumstances. */
export function chooserOf(
  model: Model,
  { platform, skipped = [] }: Circumstances = {},
): (state: State) => number | undefined {
  const index = indexed(model);
  const makeable = index.asked.filter((check) => {
    const id = index.checks[check]!;
    const platforms = model.checks[id]!.platforms;
    const canBeMade = platform === undefined || platforms === undefined || platforms.includes(platform);
    return canBeMade && !skipped.includes(id);
  });
  return (state) => {
    if (state.open.length < 2) return undefined;
    for (const search of searches) {
      const plan = leastEffort(index, makeable, state, search);
      if (plan) return plan.check;
    }
    return estimate(index, makeable, state);
  };
}

/**
 * The least effort, in minutes, that is expected until no check tells the candidates apart. Undefined where the limits
 * are too narrow to work it out.
 */
export function leastExpectedEffort(
  model: Model,
  evidence: Evidence,
  limits: Omit<Search, 'width'>,
): number | undefined {
  const index = indexed(model);
  const state = stateOf(model, evidence);
  const total = sumOf(state.weights);
  const plan = leastEffort(index, index.asked, state, { ...limits, width: Infinity });
  return plan && plan.effort / total;
}

interface Informative {
  check: number;
  /** Bits that the answer is expected to tell of which candidate it is. */
  gain: number;
}

/** The check that tells most for each minute of its effort, by itself or with one that it makes possible. */
function estimate(index: Indexed, makeable: readonly number[], state: State): number | undefined {
  const { efforts } = index;
  const { ready, locked } = informative(index, makeable, state);
  const gains = new Map(ready.map(({ check, gain }) => [check, gain]));
  const values = new Map(ready.map(({ check, gain }) => [check, gain / efforts[check]!]));
  for (const { check, gain } of locked) {
    const key = unlocks(index, makeable, state.known, check);
    if (key === undefined) continue;
    const chance = chanceOf(index, state, check, key);
    const value = ((gains.get(key) ?? 0) + chance * gain) / (efforts[key]! + chance * efforts[check]!);
    if (value > (values.get(key) ?? 0)) values.set(key, value);
  }
  let best: number | undefined;
  let most = 0;
  for (const [check, value] of values) {
    if (value <= most + 1e-12) continue;
    most = value;
    best = check;
  }
  return best;
}

/** How likely the key's answer is to be one that the check, or what it needs, asks for. */
function chanceOf({ needs, given }: Indexed, state: State, check: number, key: number): number {
  const wanted = neededOf(check);
  let fitting = 0;
  let total = 0;
  for (const [at, place] of state.open.entries()) {
    const possible = given[key]![place]! & state.known[key]!;
    total += state.weights[at]!;
    fitting += (state.weights[at]! * count(possible & wanted)) / Math.max(1, count(possible));
  }
  return fitting / total;

  function neededOf(each: number): Answers {
    let answers: Answers = -1;
    for (const need of needs[each]!) answers &= need.check === key ? need.answers : neededOf(need.check);
    return answers;
  }
}

/** The checks that tell candidates apart: those that can be made now, and those whose needs are not yet met. */
function informative(index: Indexed, makeable: readonly number[], state: State) {
  const logs = state.weights.map((weight) => Math.log2(weight));
  const ready: Informative[] = [];
  const locked: Informative[] = [];
  for (const check of makeable) {
    const gain = gainOf(index, state, logs, check);
    if (gain > 0) (needsAreMet(index, state.known, check) ? ready : locked).push({ check, gain });
  }
  return { ready, locked };
}

/** A check that can be made and leads towards the needs of one that cannot. */
function unlocks(
  index: Indexed,
  makeable: readonly number[],
  known: readonly Answers[],
  check: number,
): number | undefined {
  for (const need of index.needs[check]!) {
    const possible = known[need.check]!;
    if ((possible & need.answers) === 0) return undefined;
    if ((possible & ~need.answers) === 0) continue;
    if (!makeable.includes(need.check)) return undefined;
    return needsAreMet(index, known, need.check) ? need.check : unlocks(index, makeable, known, need.check);
  }
  return undefined;
}

function needsAreMet({ needs }: Indexed, known: readonly Answers[], check: number): boolean {
  return needs[check]!.every((need) => (known[need.check]! & ~need.answers) === 0);
}

/** For the answers of one check: the weights that they gather, and those times their logarithms. */
const sums = new Float64Array(32);
const products = new Float64Array(32);

/** Bits that a check is expected to tell; `logs` are the logarithms of the weights. */
function gainOf(
  { given }: Indexed,
  { known, open, weights }: State,
  logs: readonly number[],
  check: number,
): number {
  const possible = known[check]!;
  const of = given[check]!;
  const first = of[open[0]!]! & possible;
  if ((first & (first - 1)) === 0 && open.every((place) => (of[place]! & possible) === first)) return 0;
  sums.fill(0);
  products.fill(0);
  let total = 0;
  let product = 0;
  for (let at = 0; at < open.length; at += 1) {
    const weight = weights[at]!;
    const log = logs[at]!;
    total += weight;
    product += weight * log;
    const given = of[open[at]!]! & possible;
    if ((given & (given - 1)) === 0) {
      const answer = 31 - Math.clz32(given);
      sums[answer]! += weight;
      products[answer]! += weight * log;
      continue;
    }
    const size = count(given);
    const share = weight / size;
    for (let rest = given; rest !== 0; rest &= rest - 1) {
      const answer = 31 - Math.clz32(rest & -rest);
      sums[answer]! += share;
      products[answer]! += share * (log - Math.log2(size));
    }
  }
  let after = 0;
  for (let rest = possible; rest !== 0; rest &= rest - 1) {
    const answer = 31 - Math.clz32(rest & -rest);
    const sum = sums[answer]!;
    if (sum > 0) after += sum * Math.log2(sum) - products[answer]!;
  }
  const gain = (total * Math.log2(total) - product - after) / total;
  return gain < 1e-9 ? 0 : gain;
}

/** What an order of checks comes to, not yet divided by the weight of all candidates. */
interface Plan {
  /** The check to begin with. */
  check?: number | undefined;
  /** Minutes, times the weight of the candidates that they are spent on. */
  effort: number;
  /** The weight of candidates that end beside others. */
  untold: number;
}

/**
 * The order of checks that tells most candidates apart, and of those the one with the least expected effort. Undefined
 * where the search would go beyond its limits.
 */
function leastEffort(
  whole: Indexed,
  allMakeable: readonly number[],
  first: State,
  search: Search,
): Plan | undefined {
  if (first.open.length > search.candidates) return undefined;
  // A check that tells nothing of these candidates tells nothing of fewer: the others, and what they need, are all there is.
  const { ready: nowReady, locked: nowLocked } = informative(whole, allMakeable, first);
  const places = withNeeds(
    whole,
    [...nowReady, ...nowLocked].map(({ check }) => check).sort((a, b) => a - b),
  );
  const { index, state: start } = restricted(whole, first, places);
  const makeable = places.flatMap((check, at) => (allMakeable.includes(check) ? [at] : []));
  const solved = new Map<string, Plan>();
  const leastEffortOfAll = Math.min(...index.efforts);
  const mostBitsPerMinute = Math.max(
    ...index.efforts.map((effort, at) => Math.log2(count(start.known[at]!)) / effort),
  );
  const plan = solve(start);
  return plan && { ...plan, check: plan.check === undefined ? undefined : places[plan.check] };

  function solve(state: State): Plan | undefined {
    if (state.open.length < 2) return { effort: 0, untold: 0 };
    const key = state.known.join();
    const before = solved.get(key);
    if (before) return before;
    if (solved.size >= search.states) return undefined;
    const plan = bestOf(state);
    if (plan) solved.set(key, plan);
    return plan;
  }

  function bestOf(state: State): Plan | undefined {
    const { ready, locked } = informative(index, makeable, state);
    const keys = locked.map(({ check }) => unlocks(index, makeable, state.known, check));
    const total = sumOf(state.weights);
    const gains = new Map(ready.map(({ check, gain }) => [check, gain]));
    const minutes = minutesFor(state);
    let best: Plan | undefined;
    const next = worthAsking(index, state, [...byValue(index, ready), ...keys]).slice(0, search.width);
    for (const check of next) {
      const saved = (total * (gains.get(check) ?? 0)) / mostBitsPerMinute;
      if (best?.untold === 0 && index.efforts[check]! * total + minutes - saved >= best.effort) continue;
      const after = singles(state.known[check]!).map((answer) => answered(index, state, check, answer));
      const least = after.map(leastFor);
      const plan = { check, effort: index.efforts[check]! * total + sumOf(least), untold: 0 };
      for (const [at, rest] of after.entries()) {
        if (best?.untold === 0 && plan.effort >= best.effort) break;
        const solution = solve(rest);
        if (!solution) return undefined;
        plan.effort += solution.effort - least[at]!;
        plan.untold += solution.untold;
      }
      if (!best || isBetter(plan, best)) best = plan;
    }
    return best ?? { effort: 0, untold: total };
  }

  /** No order that tells all candidates apart takes less: it has a check, and each tells no more bits than it has answers. */
  function leastFor(state: State): number {
    if (state.open.length < 2) return 0;
    return Math.max(minutesFor(state), sumOf(state.weights) * leastEffortOfAll);
  }

  /** The minutes for the bits between these candidates, if every minute told as much as the best can. */
  function minutesFor({ weights }: State): number {
    const total = sumOf(weights);
    let bits = 0;
    for (const weight of weights) bits += weight * Math.log2(total / weight);
    return bits / mostBitsPerMinute;
  }
}

function sumOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** The checks, and those that they need, however far back. */
function withNeeds({ needs }: Indexed, checks: readonly number[]): number[] {
  const all = new Set(checks);
  // A set visits what is added meanwhile.
  for (const check of all) for (const need of needs[check]!) all.add(need.check);
  return [...all];
}

/** The checks by what they tell for each minute, the best first. */
function byValue({ efforts }: Indexed, checks: readonly Informative[]): number[] {
  const value = ({ check, gain }: Informative) => gain / efforts[check]!;
  return [...checks].sort((a, b) => value(b) - value(a) || a.check - b.check).map(({ check }) => check);
}

function isBetter(a: Plan, b: Plan): boolean {
  if (Math.abs(a.untold - b.untold) > 1e-9) return a.untold < b.untold;
  return a.effort < b.effort - 1e-9;
}

/** The checks, each once; of those that divide the candidates in the same way, the one with the least effort. */
function worthAsking(
  { given, efforts, needs }: Indexed,
  { known, open }: State,
  checks: readonly (number | undefined)[],
): number[] {
  const best = new Map<string, number>();
  for (const check of new Set(checks)) {
    if (check === undefined) continue;
    const division = divisionOf(open, given[check]!, known[check]!);
    // A check that others need is worth more than what it divides.
    const key = needs.some((each) => each.some((need) => need.check === check))
      ? `${division} ${check}`
      : division;
    const other = best.get(key);
    if (other === undefined || efforts[check]! < efforts[other]!) best.set(key, check);
  }
  return [...best.values()];
}

/** Which candidates give the same answers, whatever those are called: each answer has a number, in the order of their first. */
function divisionOf(open: readonly number[], given: Int32Array, possible: Answers): string {
  const numbers: number[] = [];
  let size = 0;
  let division = '';
  for (const place of open) {
    for (let rest = given[place]! & possible; rest !== 0; rest &= rest - 1) {
      const answer = 31 - Math.clz32(rest & -rest);
      division += String((numbers[answer] ??= size++));
      division += '.';
    }
    division += ',';
  }
  return division;
}
