import { type KnowledgeBase, listOf } from '../knowledge/knowledge-base.ts';
import type { Document } from '../knowledge/parse.ts';
import type { AnswersByCheck, Frequency } from '../knowledge/schema.ts';

/** What the diagnosis needs to know of a failure mode. */
export interface FailureModeModel {
  frequency: Frequency;
  findings: AnswersByCheck;
  alike: readonly string[];
}

/** What the diagnosis needs to know of a check. */
export interface CheckModel {
  /** Minutes. */
  effort: number;
  answers: readonly string[];
  needs: AnswersByCheck;
  /** The answers of failure modes that say nothing of the check; absent: any. */
  otherwise?: string | readonly string[] | undefined;
  platforms?: readonly string[] | undefined;
  /** An alert is an observation too, which failure modes give, but nobody is asked for it. */
  isAlert?: true;
}

/** The knowledge base without its texts: small enough to travel to the browser. */
export interface Model {
  failureModes: Readonly<Record<string, FailureModeModel>>;
  checks: Readonly<Record<string, CheckModel>>;
}

/** What is known in one diagnosis: for each check, the answers that are still possible; one, when it was answered. */
export type Evidence = Readonly<Record<string, string | readonly string[]>>;

/** What an alert that fires tells, where it names failure modes. */
const fires = 'fires';

/** What a symptom or an alert already tells; of an alert that names failure modes, that it fires. */
export function evidenceOf(document: Document<'symptoms'> | Document<'alerts'>): AnswersByCheck {
  if (document.kind === 'symptoms' || !document.data.failureModes) return document.data.evidence;
  return { ...document.data.evidence, [document.id]: fires };
}

const models = new WeakMap<KnowledgeBase, Model>();
/** The latest models by what is in them, the last one last. */
const latest = new Map<string, Model>();
const mostKept = 3;

/** The diagnosis's view of the content, made once; a change of texts alone leaves it, and all that was worked out from it. */
export function modelOf(knowledgeBase: KnowledgeBase): Model {
  const before = models.get(knowledgeBase);
  if (before) return before;
  const { failureModes, checks } = knowledgeBase;
  const alerts = [...knowledgeBase.alerts.values()].filter(({ data }) => data.failureModes);
  const model: Model = {
    failureModes: Object.fromEntries(
      [...failureModes].map(([id, { data }]) => [
        id,
        {
          frequency: data.frequency,
          findings: {
            ...data.findings,
            ...Object.fromEntries(
              alerts
                .filter((alert) => alert.data.failureModes!.includes(id))
                .map((alert) => [alert.id, [fires, 'silent']]),
            ),
          },
          alike: data.alike,
        },
      ]),
    ),
    checks: {
      ...Object.fromEntries(
        [...checks].map(([id, { data }]) => [
          id,
          {
            effort: data.effort,
            answers: Object.keys(data.answers),
            needs: data.needs,
            otherwise: data.otherwise,
            platforms: data.platforms,
          },
        ]),
      ),
      ...Object.fromEntries(
        alerts.map(({ id }) => [
          id,
          { effort: 1, answers: [fires, 'silent'], needs: {}, otherwise: 'silent', isAlert: true as const },
        ]),
      ),
    },
  };
  const text = JSON.stringify(model);
  const kept = latest.get(text) ?? model;
  latest.delete(text);
  latest.set(text, kept);
  if (latest.size > mostKept) latest.delete(latest.keys().next().value!);
  models.set(knowledgeBase, kept);
  return kept;
}

/** The answers that a failure mode can give to a check. */
export function answersGiven(model: Model, failureMode: string, check: string): readonly string[] {
  const finding = model.failureModes[failureMode]?.findings[check];
  if (finding !== undefined) return listOf(finding);
  const { otherwise, answers = [] } = model.checks[check] ?? {};
  return otherwise === undefined ? answers : listOf(otherwise);
}

/** What is known of one check. */
export type Constraint = readonly [check: string, answers: readonly string[]];

/** Everything that the evidence says, given or implied: a check that was answered had its needs met. */
export function constraintsOf(model: Model, evidence: Evidence): Constraint[] {
  const constraints: Constraint[] = Object.entries(evidence).map(([check, answers]) => [
    check,
    listOf(answers),
  ]);
  const open = Object.keys(evidence);
  const seen = new Set(open);
  for (let check = open.pop(); check !== undefined; check = open.pop()) {
    for (const [need, answers] of Object.entries(model.checks[check]?.needs ?? {})) {
      constraints.push([need, listOf(answers)]);
      if (seen.has(need)) continue;
      seen.add(need);
      open.push(need);
    }
  }
  return constraints;
}

/** The evidence with what it implies about checks that were not answered themselves. */
export function withImplied(model: Model, evidence: Evidence): Evidence {
  const known: Record<string, string | readonly string[]> = {};
  for (const [check, answers] of constraintsOf(model, evidence)) {
    if (check in evidence) continue;
    const before = known[check];
    known[check] =
      before === undefined ? answers : listOf(before).filter((answer) => answers.includes(answer));
  }
  return { ...known, ...evidence };
}
