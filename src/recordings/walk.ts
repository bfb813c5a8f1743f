import { candidates } from '../diagnosis/candidates.ts';
import { type Model } from '../diagnosis/model.ts';
import { nextCheck } from '../diagnosis/next-check.ts';
import type { Told } from './told.ts';

/** Where a diagnosis ends that has only a recording to ask. */
export interface Walk {
  /** The checks that were asked and that the recording answers, in order. */
  steps: { check: string; answer: string }[];
  /** What is left, most likely first. */
  candidates: string[];
}

/** Walks the diagnosis with what a recording tells; a check that it does not answer is one that the reader cannot tell. */
export function walk(model: Model, told: ReadonlyMap<string, Told>): Walk {
  const evidence: Record<string, string> = {};
  const skipped: string[] = [];
  const steps: Walk['steps'] = [];
  for (;;) {
    const check = nextCheck(model, evidence, { skipped });
    if (check === undefined) return { steps, candidates: candidates(model, evidence) };
    const answer = told.get(check)?.answer;
    if (answer === undefined) {
      skipped.push(check);
      continue;
    }
    evidence[check] = answer;
    steps.push({ check, answer });
  }
}
