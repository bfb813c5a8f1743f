import { candidates } from '../diagnosis/candidates.ts';
import { answersGiven, type Evidence, evidenceOf, type Model } from '../diagnosis/model.ts';
import {
  type KnowledgeBase,
  type Library,
  libraryOfKind,
  listOf,
  mitigationsOf,
} from '../knowledge/knowledge-base.ts';
import type { Document } from '../knowledge/parse.ts';
import type { Language } from '../knowledge/schema.ts';
import { localize, targetOf } from '../knowledge/translation.ts';

/** Something that a mitigation prevents or softens. */
export interface Relation {
  mitigation: string;
  target: { kind: 'failure-modes' | 'causes'; id: string };
  /** The condition, in the language asked for. */
  when?: string | undefined;
}

/** What a mitigation prevents or softens, and on which conditions; what a team has put aside is left out. */
export function relationsOf(
  knowledgeBase: KnowledgeBase,
  mitigation: Document<'mitigations'>,
  language: Language,
): Relation[] {
  return localize(knowledgeBase, mitigation, language)
    .data.mitigates.map((relation) => ({
      mitigation: mitigation.id,
      target: {
        kind: 'cause' in relation ? ('causes' as const) : ('failure-modes' as const),
        id: targetOf(relation),
      },
      when: relation.when,
    }))
    .filter(({ target }) => libraryOfKind(knowledgeBase, target.kind).has(target.id));
}

/** What prevents or softens a failure mode or a cause. */
export function relationsTo(
  knowledgeBase: KnowledgeBase,
  target: Pick<Document, 'kind' | 'id'>,
  language: Language,
): Relation[] {
  return [...new Set(mitigationsOf(knowledgeBase, target).map(({ mitigation }) => mitigation))].flatMap(
    (mitigation) =>
      relationsOf(knowledgeBase, mitigation, language).filter(
        (relation) => relation.target.kind === target.kind && relation.target.id === target.id,
      ),
  );
}

/** What prevents or softens a failure mode, directly or through one of its causes; each mitigation once, as it concerns the former. */
export function preventionOf(
  knowledgeBase: KnowledgeBase,
  failureMode: Document<'failure-modes'>,
  language: Language,
): Relation[] {
  const direct = relationsTo(knowledgeBase, failureMode, language);
  const known = new Set(direct.map(({ mitigation }) => mitigation));
  const throughCauses = failureMode.data.causes
    .flatMap((id) => relationsTo(knowledgeBase, { kind: 'causes', id }, language))
    .filter(({ mitigation }) => !known.has(mitigation));
  return [...direct, ...throughCauses];
}

/** The symptoms and alerts that the failure mode can show as, those first that point to the fewest failure modes. */
export function showsAs({ symptoms, alerts }: KnowledgeBase, model: Model, failureMode: string) {
  const leadingHere = <K extends 'symptoms' | 'alerts'>(library: Library<K>) =>
    [...(library as ReadonlyMap<string, Document<K>>).values()]
      .map((document) => ({
        document,
        evidence: evidenceOf(document as Document<'symptoms'> | Document<'alerts'>),
      }))
      .filter(({ evidence }) => Object.keys(evidence).length > 0)
      .map(({ document, evidence }) => ({ document, possible: candidates(model, evidence) }))
      .filter(({ possible }) => possible.includes(failureMode))
      .sort((a, b) => a.possible.length - b.possible.length)
      .map(({ document }) => document);
  return { symptoms: leadingHere(symptoms), alerts: leadingHere(alerts) };
}

/** The checks not yet answered with which a candidate would stand out from the other candidates, and what it shows. */
export function confirmingChecks(
  { failureModes }: KnowledgeBase,
  model: Model,
  evidence: Evidence,
  failureMode: string,
): { check: string; answers: readonly string[] }[] {
  const others = candidates(model, evidence).filter((id) => id !== failureMode);
  return Object.entries(failureModes.get(failureMode)?.data.findings ?? {})
    .filter(([check]) => !(check in evidence))
    .map(([check, answers]) => ({ check, answers: listOf(answers) }))
    .filter(({ check, answers }) =>
      others.some((other) => !answersGiven(model, other, check).some((answer) => answers.includes(answer))),
    );
}
