import { type CollectionKey, getEntry, render } from 'astro:content';
import type { Document } from '../knowledge/parse.ts';
import type { Language } from '../knowledge/schema.ts';
import { teamFolder } from './configuration.ts';

/** The entry of a document's body in a language, a team's own before ours; English where it is not translated. */
export async function bodyOf({ kind, id }: Pick<Document, 'kind' | 'id'>, language: Language) {
  const collections = [...(language === 'en' ? [] : [`${kind}-${language}`]), kind].flatMap((name) =>
    teamFolder === undefined ? [name] : [`team-${name}`, name],
  );
  for (const collection of collections) {
    const entry = await getEntry(collection as CollectionKey, id);
    if (entry) return entry;
  }
  throw new Error(`No entry for ${kind}/${id}.`);
}

/** A document's body in a language, in English where it is not translated. */
export async function proseOf(document: Pick<Document, 'kind' | 'id'>, language: Language) {
  const entry = await bodyOf(document, language);
  const { Content, headings } = await render(entry);
  return { Content, headings, isEmpty: !entry.body?.trim() };
}
