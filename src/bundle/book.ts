import type { Language } from '../knowledge/names.ts';
import {
  type Change,
  edited,
  elementsIn,
  escaped,
  inPlaceOf,
  withAttributes,
  withValue,
} from '../site/html.ts';

/** A runbook as its page shows it. */
export interface Chapter {
  id: string;
  title: string;
  /** The address of its page, below the site's base. */
  path: string;
  html: string;
}

export interface Book {
  language: Language;
  title: string;
  /** What it is and when it was made, below the title. */
  about: string;
  parts: readonly { title: string; chapters: readonly Chapter[] }[];
  /** The style sheets that it has besides those of its pages. */
  styles: readonly string[];
  /** The address of the site, to which links lead that leave the book. */
  site: string;
}

/** Puts all runbooks into one page, to be printed or read from top to bottom. */
export function bookOf({ language, title, about, parts, styles, site }: Book): string {
  const chapters = parts.flatMap((part) => part.chapters);
  const places = new Map(chapters.map(({ path, id }) => [path, id]));
  const sheets = new Set([...chapters.flatMap(({ html }) => stylesIn(html)), ...styles]);
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escaped(title)}</title><style>${[...sheets].join('\n')}</style></head><body class="book">`,
    `<header><h1>${escaped(title)}</h1><p>${escaped(about)}</p></header><nav>`,
    ...parts.map(
      (part) =>
        `<h2>${escaped(part.title)}</h2><ol>${part.chapters
          .map(({ id, title: name }) => `<li><a href="#${id}">${escaped(name)}</a></li>`)
          .join('')}</ol>`,
    ),
    '</nav><main>',
    ...chapters.map((chapter) => chapterOf(chapter, places, site)),
    '</main></body></html>',
  ].join('\n');
}

/** What only helps to move about a site. */
const onlyOnTheSite = ['trail', 'side', 'jump'];

/** The content of a runbook's page, its places named after it. */
function chapterOf({ id, path, html }: Chapter, places: ReadonlyMap<string, string>, site: string): string {
  const elements = elementsIn(html);
  const main = elements.find(({ tagName }) => tagName === 'main');
  if (!main) throw new Error(`${path} has no <main>.`);
  const inMain = elements.filter(
    ({ sourceCodeLocation: at }) =>
      at!.startOffset > main.sourceCodeLocation!.startOffset &&
      at!.endOffset < main.sourceCodeLocation!.endOffset,
  );
  const changes = inMain.flatMap((element): Change[] => {
    const value = (name: string) => element.attrs.find((attr) => attr.name === name)?.value;
    const classes = value('class')?.split(' ') ?? [];
    if (onlyOnTheSite.some((name) => classes.includes(name))) return [inPlaceOf(element, '')];
    // On paper nothing unfolds.
    if (element.tagName === 'details' && value('open') === undefined)
      return [withAttributes(element, 'open')];
    const href = value('href');
    return [
      ...(value('id') === undefined ? [] : [withValue(element, 'id', `${id}--${value('id')!}`)]),
      ...(href === undefined ? [] : [withValue(element, 'href', placeOf(href, id, places, site))]),
    ];
  });
  const { startTag, endTag } = main.sourceCodeLocation!;
  const content = edited(html.slice(0, endTag!.startOffset), changes).slice(startTag!.endOffset);
  return `<article id="${id}">${content}</article>`;
}

/** Where a link leads: inside the book where that has its target, else to the site. */
function placeOf(href: string, chapter: string, places: ReadonlyMap<string, string>, site: string): string {
  if (href.startsWith('#')) return `#${chapter}--${href.slice(1)}`;
  const { pathname, hash, href: address } = new URL(href, site);
  const inside = places.get(pathname);
  if (inside === undefined) return address;
  return hash === '' ? `#${inside}` : `#${inside}--${hash.slice(1)}`;
}

function stylesIn(html: string): string[] {
  return [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, text]) => text!);
}
