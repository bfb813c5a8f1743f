import { candidates } from '../diagnosis/candidates.ts';
import type { Evidence, Model } from '../diagnosis/model.ts';
import { unusedLabels } from './variables.ts';
import { listOf } from '../knowledge/knowledge-base.ts';
import type { AnswersByCheck } from '../knowledge/schema.ts';

/** What several alerts tell together. */
export interface Joined {
  evidence: Evidence;
  /** Names that are no alerts here. */
  unknown: string[];
  /** Alerts that tell nothing of the cluster. */
  silent: string[];
  /** Alerts that no failure mode shows together with those before them; they were left out. */
  contradictions: { alert: string; before: string[] }[];
}

/** Joins what alerts already tell, one after the other: of each check, the answers that all allow. Names are found in any case. */
export function joinAlerts(
  model: Model,
  known: Readonly<Record<string, AnswersByCheck>>,
  names: readonly string[],
): Joined {
  const ids = new Map(Object.keys(known).map((id) => [id.toLowerCase(), id]));
  const joined: Joined = { evidence: {}, unknown: [], silent: [], contradictions: [] };
  const before: string[] = [];
  for (const name of new Set(names)) {
    const id = ids.get(name.toLowerCase());
    if (id === undefined) {
      joined.unknown.push(name);
      continue;
    }
    if (Object.keys(known[id]!).length === 0) {
      joined.silent.push(id);
      continue;
    }
    const evidence = both(joined.evidence, known[id]!);
    if (evidence && candidates(model, evidence).length > 0) {
      joined.evidence = evidence;
      before.push(id);
    } else {
      joined.contradictions.push({ alert: id, before: [...before] });
    }
  }
  return joined;
}

/**
 * The pairs of an address that names alerts, with the variables that the alerts' labels fill in place of the labels;
 * labels that fill none are left out.
 */
export function withVariables(
  labels: Readonly<Record<string, Readonly<Record<string, string>>>>,
  names: readonly string[],
  pairs: readonly (readonly [string, string])[],
): [string, string][] {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const filling = Object.assign(
    {},
    ...Object.keys(labels)
      .filter((id) => wanted.has(id.toLowerCase()))
      .map((id) => labels[id]),
  ) as Record<string, string>;
  const unused = unusedLabels(pairs, filling);
  return pairs
    .filter(([key]) => key !== 'alert' && !unused.includes(key))
    .map(([key, value]) => [Object.hasOwn(filling, key) ? filling[key]!.toLowerCase() : key, value]);
}

/** What two pieces of evidence say together; undefined where they exclude each other. */
function both(a: Evidence, b: Evidence): Evidence | undefined {
  const joined: Record<string, string | readonly string[]> = { ...a };
  for (const [check, answers] of Object.entries(b)) {
    const said = a[check];
    const left =
      said === undefined ? listOf(answers) : listOf(said).filter((each) => listOf(answers).includes(each));
    if (left.length === 0) return undefined;
    joined[check] = left.length === 1 ? left[0]! : left;
  }
  return joined;
}
