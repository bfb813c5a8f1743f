import type { Evidence, Model } from '../diagnosis/model.ts';
import { pairsOf } from './variables.ts';

/** One diagnosis as its address holds it. */
export interface DiagnosisState {
  evidence: Evidence;
  /** Checks that the reader could not tell. */
  skipped: string[];
}

/** What an address says that the content does not know. */
export type Misfit = { check: string } | { check: string; answer: string };

/** Reads a diagnosis from a fragment; what the content does not know is left out and named. */
export function readState(
  model: Model,
  hash: string,
  isOther: (key: string) => boolean,
): { state: DiagnosisState; misfits: Misfit[] } {
  const evidence: Record<string, string | string[]> = {};
  const skipped: string[] = [];
  const misfits: Misfit[] = [];
  for (const [key, value] of pairsOf('', hash)) {
    if (key === 'skip') {
      for (const check of value.split(',')) {
        if (Object.hasOwn(model.checks, check)) skipped.push(check);
        else misfits.push({ check });
      }
    } else if (Object.hasOwn(model.checks, key)) {
      const known = model.checks[key]!.answers;
      const answers = value.split(',').filter((answer) => known.includes(answer));
      for (const answer of value.split(','))
        if (!known.includes(answer)) misfits.push({ check: key, answer });
      if (answers.length > 0) evidence[key] = answers.length === 1 ? answers[0]! : answers;
    } else if (!isOther(key)) {
      misfits.push({ check: key });
    }
  }
  return { state: { evidence, skipped }, misfits };
}

/** The fragment of a diagnosis; `others` are pairs that are none of its own. */
export function writeState(
  { evidence, skipped }: DiagnosisState,
  others: readonly (readonly [string, string])[] = [],
): string {
  const pairs = [
    ...Object.entries(evidence).map(
      ([check, answers]) => `${check}=${typeof answers === 'string' ? answers : answers.join(',')}`,
    ),
    ...(skipped.length > 0 ? [`skip=${skipped.join(',')}`] : []),
    ...others.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`),
  ];
  return `#${pairs.join('&')}`;
}

/** The state after an answer. */
export function answer(state: DiagnosisState, check: string, given: string): DiagnosisState {
  return {
    evidence: { ...state.evidence, [check]: given },
    skipped: state.skipped.filter((each) => each !== check),
  };
}

/** The state without what is known of a check. */
export function takeBack({ evidence, skipped }: DiagnosisState, check: string): DiagnosisState {
  const { [check]: _, ...rest } = evidence;
  return { evidence: rest, skipped: skipped.filter((each) => each !== check) };
}
