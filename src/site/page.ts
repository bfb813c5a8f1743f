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
  /** The language to declare for a text, where it is not the page's. */
  foreign: (language: Language) => Language | undefined;
}

/** The language of a page, its words, and how it links. */
export function pageContext(url: URL): PageContext {
  const base = import.meta.env.BASE_URL;
  const { language, path } = parseAddress(base, url.pathname);
  return {
    language,
    path,
    t: textsIn(language),
    to: (each) => addressOf(base, language, each),
    foreign: (each) => (each === language ? undefined : each),
  };
}

/** The parameter of `[...language]` for a language: English stands at the root. */
export function languageParam(language: Language): string | undefined {
  return language === 'en' ? undefined : language;
}

/** The paths of a page in every language. */
export function languagePaths() {
  return languages.map((language) => ({ params: { language: languageParam(language) } }));
}

/** The paths of the pages of documents, in every language; `of` is the document's own id where the address is an alias. */
export function idPaths(ids: Iterable<{ id: string; of: string }>) {
  return [...ids].flatMap(({ id, of }) =>
    languages.map((language) => ({ params: { language: languageParam(language), id }, props: { of } })),
  );
}
