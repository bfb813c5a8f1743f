import { parse, type DefaultTreeAdapterTypes } from 'parse5';

export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** Every element of a page, those in templates and for browsers without scripts too; each knows its place in the text. */
export function elementsIn(html: string): HtmlElement[] {
  const found: HtmlElement[] = [];
  const open: DefaultTreeAdapterTypes.Node[] = [
    parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }),
  ];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if ('content' in node) open.push(node.content);
    if ('childNodes' in node) open.push(...[...node.childNodes].reverse());
    if ('attrs' in node) found.push(node);
  }
  return found;
}

/** Attributes that hold addresses of this site. */
export const addressAttributes: readonly string[] = ['href', 'src', 'action'];

/** A part of a text and what takes its place. */
export interface Change {
  start: number;
  end: number;
  text: string;
}

/** Puts a text in the place of an element. */
export function inPlaceOf({ sourceCodeLocation }: HtmlElement, text: string): Change {
  return { start: sourceCodeLocation!.startOffset, end: sourceCodeLocation!.endOffset, text };
}

/** Adds attributes at the end of an element's start tag. */
export function withAttributes({ sourceCodeLocation }: HtmlElement, attributes: string): Change {
  const end = (sourceCodeLocation!.startTag ?? sourceCodeLocation!).endOffset - 1;
  return { start: end, end, text: ` ${attributes}` };
}

/** Gives an element's attribute another value. */
export function withValue({ sourceCodeLocation }: HtmlElement, name: string, value: string): Change {
  const { startOffset: start, endOffset: end } = sourceCodeLocation!.attrs![name]!;
  return { start, end, text: `${name}="${escaped(value)}"` };
}

/** The text with the changes, of which one inside another is left out. */
export function edited(text: string, changes: readonly Change[]): string {
  let at = 0;
  const parts: string[] = [];
  for (const { start, end, text: put } of [...changes].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    parts.push(text.slice(at, start), put);
    at = end;
  }
  return [...parts, text.slice(at)].join('');
}

/** A text as the value of an attribute in double quotes. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
