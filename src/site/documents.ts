import { documentAt, type KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Document } from '../knowledge/parse.ts';
import type { Kind, Language } from '../knowledge/schema.ts';
import { localize } from '../knowledge/translation.ts';
import { pathOf } from './addresses.ts';

/** A document as a list or a link shows it. */
export interface Entry {
  id: string;
  path: string;
  title: string;
  /** One sentence; empty for checks, whose title is their question. */
  summary: string;
  /** The language of title and summary. */
  language: Language;
}

/** How lists and links show a document in a language. */
export function entryOf(
  knowledgeBase: Pick<KnowledgeBase, 'translations'>,
  document: Document,
  language: Language,
): Entry {
  const { data, language: own } = localize(knowledgeBase, document, language);
  return {
    id: document.id,
    path: pathOf(document.kind, document.id),
    title: 'title' in data ? data.title : document.id,
    summary:
      'summary' in data ? data.summary : 'does' in data ? data.does : 'meaning' in data ? data.meaning : '',
    language: own,
  };
}

/** A document by its kind and id; that it exists is a rule of the content. */
export function documentOf<K extends Kind>(knowledgeBase: KnowledgeBase, kind: K, id: string): Document<K> {
  const document = documentAt(knowledgeBase, kind, id);
  if (!document) throw new Error(`There is no document ${kind}/${id}.`);
  return document;
}

/** Every id under which a document of the kind can be reached, put aside or not: its own, and its aliases. */
export function reachableIds(knowledgeBase: KnowledgeBase, kind: Kind): { id: string; of: string }[] {
  const written = (id: string) => (kind === 'alerts' ? id.toLowerCase() : id);
  return knowledgeBase.documents
    .filter((document) => document.kind === kind)
    .flatMap(({ id, data }) => [id, ...data.aliases].map((each) => ({ id: written(each), of: id })));
}
