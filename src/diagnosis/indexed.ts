import { listOf } from '../knowledge/knowledge-base.ts';
import { compare } from '../knowledge/problem.ts';
import type { AnswersByCheck, Frequency } from '../knowledge/schema.ts';
import { answersGiven, constraintsOf, type Evidence, type Model } from './model.ts';

/** A set of a check's answers: a bit for each, in the order of the content. */
export type Answers = number;

/** The model with numbers for names: failure modes and checks by their place in the order of ids. */
export interface Indexed {
  failureModes: readonly string[];
  /** The prior of each failure mode, relative to the others. */
  priors: readonly number[];
  checks: readonly string[];
  /** The names of each check's answers. */
  answers: readonly (readonly string[])[];
  /** All answers of each check. */
  all: readonly Answers[];
  /** Minutes. */
  efforts: readonly number[];
  /** The checks that a reader can be asked to make. */
  asked: readonly number[];
  /** What each failure mode can give: check -> failure mode -> answers. */
  given: readonly Int32Array[];
  /** What each check needs. */
  needs: readonly (readonly Need[])[];
}

interface Need {
  check: number;
  answers: Answers;
}

/** What is known in one diagnosis, and what that leaves. */
export interface State {
  /** The answers that each check can still give. */
  known: readonly Answers[];
  /** The candidates, by their number. */
  open: readonly number[];
  /** How likely each candidate is, in the order of `open`; not normalised. */
  weights: readonly number[];
}

/** How much likelier a common failure mode is than an occasional or a rare one. */
const priorOf: Readonly<Record<Frequency, number>> = { common: 9, occasional: 3, rare: 1 };

const indexes = new WeakMap<Model, Indexed>();

/** The model with numbers for names, made once. */
export function indexed(model: Model): Indexed {
  const before = indexes.get(model);
  if (before) return before;
  const failureModes = Object.keys(model.failureModes).sort(compare);
  const checks = Object.keys(model.checks).sort(compare);
  const answers = checks.map((check) => model.checks[check]!.answers);
  const bitsOf = (check: number, names: readonly string[]) =>
    names.reduce((bits, name) => {
      const place = answers[check]!.indexOf(name);
      return place < 0 ? bits : bits | (1 << place);
    }, 0);
  const index: Indexed = {
    failureModes,
    priors: failureModes.map((id) => priorOf[model.failureModes[id]!.frequency]),
    checks,
    answers,
    all: answers.map(({ length }) => (length >= 32 ? -1 : 2 ** length - 1)),
    efforts: checks.map((check) => model.checks[check]!.effort),
    asked: checks.flatMap((check, place) => (model.checks[check]!.isAlert ? [] : [place])),
    given: checks.map((check, place) =>
      Int32Array.from(failureModes, (id) => bitsOf(place, answersGiven(model, id, check))),
    ),
    needs: checks.map((check) => needsOf(model.checks[check]!.needs)),
  };
  indexes.set(model, index);
  return index;

  function needsOf(needs: AnswersByCheck): Need[] {
    return Object.entries(needs)
      .map(([need, allowed]) => ({ check: checks.indexOf(need), names: listOf(allowed) }))
      .filter(({ check }) => check >= 0)
      .sort((a, b) => a.check - b.check)
      .map(({ check, names }) => ({ check, answers: bitsOf(check, names) }));
  }
}

/** What the evidence leaves: the failure modes that allow all that it says, given or implied. */
export function stateOf(model: Model, evidence: Evidence): State {
  const index = indexed(model);
  const known = index.all.slice();
  const constraints = constraintsOf(model, evidence).flatMap(([name, names]) => {
    const check = index.checks.indexOf(name);
    if (check < 0) return [];
    const answers = index.answers[check]!.reduce(
      (bits, each, place) => (names.includes(each) ? bits | (1 << place) : bits),
      0,
    );
    return [{ check, answers, isGiven: Object.hasOwn(evidence, name) }];
  });
  for (const { check, answers } of constraints) known[check]! &= answers;
  // What was answered goes before what another answer implies.
  for (const { check, answers, isGiven } of constraints)
    if (isGiven && known[check] === 0) known[check] = answers;
  const open = index.failureModes
    .map((_, place) => place)
    .filter((place) => constraints.every(({ check, answers }) => index.given[check]![place]! & answers));
  return { known, open, weights: weightsIn(index, known, open) };
}

/** The model as far as the candidates of a state and some checks go: the same numbers stand for less. */
export function restricted(
  { priors: _, failureModes, checks, answers, efforts, given, needs }: Indexed,
  { known, open, weights }: State,
  places: readonly number[],
): { index: Indexed; state: State } {
  const all = places.map((check) => known[check]!);
  const index: Indexed = {
    failureModes: open.map((place) => failureModes[place]!),
    priors: weights,
    checks: places.map((check) => checks[check]!),
    answers: places.map((check) => answers[check]!),
    all,
    efforts: places.map((check) => efforts[check]!),
    asked: places.map((_, at) => at),
    given: places.map((check) => Int32Array.from(open, (place) => given[check]![place]! & known[check]!)),
    needs: places.map((check) =>
      needs[check]!.map((need) => ({ check: places.indexOf(need.check), answers: need.answers })),
    ),
  };
  return { index, state: { known: all.slice(), open: open.map((_, at) => at), weights } };
}

/** The state after one more answer. */
export function answered(index: Indexed, state: State, check: number, answer: Answers): State {
  const known = state.known.slice();
  let { open, weights } = state;
  narrow(check, answer);
  return { known, open, weights };

  function narrow(check: number, answers: Answers): void {
    const before = known[check]!;
    const now = before & answers;
    if (now === before || now === 0) return;
    known[check] = now;
    ({ open, weights } = among(index.given[check]!, open, weights, before, now));
    for (const need of index.needs[check]!) narrow(need.check, need.answers);
  }
}

/** The candidates that are left when of a check's answers only these can still be given. */
function among(
  given: Int32Array,
  open: readonly number[],
  weights: readonly number[],
  before: Answers,
  now: Answers,
): Pick<State, 'open' | 'weights'> {
  const left: number[] = [];
  const weightsLeft: number[] = [];
  for (let at = 0; at < open.length; at += 1) {
    const place = open[at]!;
    const possible = given[place]! & before;
    const fitting = possible & now;
    if (fitting === 0) continue;
    left.push(place);
    weightsLeft.push(fitting === possible ? weights[at]! : (weights[at]! * count(fitting)) / count(possible));
  }
  return { open: left, weights: weightsLeft };
}

/** The candidates of a state by their ids: most likely first, then by id. */
export function namesOf({ failureModes }: Indexed, { open, weights }: State): string[] {
  return open
    .map((place, at) => ({ id: failureModes[place]!, weight: weights[at]! }))
    .sort((a, b) => b.weight - a.weight || compare(a.id, b.id))
    .map(({ id }) => id);
}

/** How likely each failure mode is: its prior, and of the answers that it can give to each check, the share that is still possible. */
function weightsIn(
  { priors, given, all }: Indexed,
  known: readonly Answers[],
  open: readonly number[],
): number[] {
  const narrowed: number[] = [];
  for (let check = 0; check < known.length; check += 1) {
    if (known[check] !== all[check]) narrowed.push(check);
  }
  return open.map((place) => {
    let weight = priors[place]!;
    for (const check of narrowed) {
      const possible = given[check]![place]!;
      weight *= Math.max(1, count(possible & known[check]!)) / count(possible);
    }
    return weight;
  });
}

/** How many answers a set has. */
export function count(answers: Answers): number {
  let size = 0;
  for (let rest = answers; rest !== 0; rest &= rest - 1) size += 1;
  return size;
}

/** The single answers of a set, in the order of the content. */
export function singles(answers: Answers): Answers[] {
  const found: Answers[] = [];
  for (let rest = answers; rest !== 0; rest &= rest - 1) found.push(rest & -rest);
  return found;
}
