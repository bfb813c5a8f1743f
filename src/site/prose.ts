import { getEntry, render } from 'astro:content';
import type { Document } from '../knowledge/parse.ts';
import type { Language } from '../knowledge/schema.ts';

/** A document's body in a language, in English where it is not translated. */
export async function proseOf({ kind, id }: Pick<Document, 'kind' | 'id'>, language: Language) {
  const translated = language === 'en' ? undefined : await getEntry(`${kind}-${language}`, id);
  const entry = translated ?? (await getEntry(kind, id));
  if (!entry) throw new Error(`No entry for ${kind}/${id}.`);
  const { Content, headings } = await render(entry);
  return { Content, headings, isEmpty: !entry.body?.trim() };
}
