import { type Language, languages } from '../knowledge/schema.ts';
import { addressOf, parseAddress } from './addresses.ts';
import { type Texts, textsIn } from './texts.ts';

/** What every page asks of its address. */
export interface PageContext {
  language: Language;
  /** The path without base and language. */
  path: string;
  t: Texts;
  /** The address of a path in the page's language. */
  to: (path: string) => string;
}

/** The language of a page, its words, and how it links. */
export function pageContext(url: URL): PageContext {
  const base = import.meta.env.BASE_URL;
  const { language, path } = parseAddress(base, url.pathname);
  return { language, path, t: textsIn(language), to: (each) => addressOf(base, language, each) };
}

/** The parameter of `[...language]` for a language: English stands at the root. */
export function languageParam(language: Language): string | undefined {
  return language === 'en' ? undefined : language;
}

/** The paths of a page in every language. */
export function languagePaths() {
  return languages.map((language) => ({ params: { language: languageParam(language) } }));
}

/** The paths of a page for each id, in every language. */
export function idPaths(ids: Iterable<string>) {
  return [...ids].flatMap((id) =>
    languages.map((language) => ({ params: { language: languageParam(language), id } })),
  );
}
