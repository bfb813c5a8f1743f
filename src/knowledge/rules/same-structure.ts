import type { Document, Translation } from '../parse.ts';
import type { Place } from '../problem.ts';
import { textsOf } from '../translation.ts';
import type { Rule } from './rule.ts';

/** A translation has the texts, headings, fences and components of its English file, in their order. */
export const sameStructure: Rule = {
  name: 'same-structure',
  *check({ documents, translations }) {
    for (const document of documents) {
      const translation = translations.get(`${document.kind}/${document.id}`);
      if (!translation) continue;
      const { translates: _, ...texts } = translation.data;
      yield* differences(textsOf(document), texts, translation, []);
      yield* bodies(document, translation);
    }
  },
};

/** Words for the search may be more or fewer in another language. */
const free = ['words'];

function* differences(
  english: unknown,
  translated: unknown,
  translation: Translation,
  path: string[],
): Generator<{ place: Place; message: string; hint: string }> {
  if (
    typeof english !== 'object' ||
    english === null ||
    typeof translated !== 'object' ||
    translated === null
  )
    return;
  const theirs = Object.keys(english);
  const ours = Object.keys(translated);
  const field = path.join('.');
  if (Array.isArray(english) && theirs.length !== ours.length) {
    yield {
      place: translation.placeOf(path),
      message: `"${field}" has ${ours.length} items here and ${theirs.length} in English.`,
      hint: 'Translate each item, in the order of the English file.',
    };
    return;
  }
  for (const key of theirs) {
    if (!ours.includes(key)) {
      yield {
        place: translation.placeOf(path),
        message: `"${[...path, key].join('.')}" is not translated.`,
        hint: 'Add it, with the key of the English file.',
      };
    } else if (!free.includes(key)) {
      const inner = [(english as Record<string, unknown>)[key], (translated as Record<string, unknown>)[key]];
      yield* differences(inner[0], inner[1], translation, [...path, key]);
    }
  }
  for (const key of ours) {
    if (theirs.includes(key)) continue;
    yield {
      place: translation.placeOf([...path, key]),
      message: `"${[...path, key].join('.')}" is not in the English file.`,
      hint: 'Take it out, or mend its key.',
    };
  }
}

function* bodies(document: Document, translation: Translation) {
  const english = [...document.body.headings, ...document.body.fences, ...document.body.elements]
    .sort(inOrder)
    .map((part) => describe(part));
  const parts = [...translation.body.headings, ...translation.body.elements].sort(inOrder);
  const wrong = parts.findIndex((part, index) => describe(part) !== english[index]);
  if (wrong < 0 && parts.length === english.length) return;
  const part = parts[wrong];
  const expected = english[wrong < 0 ? parts.length : wrong];
  yield {
    place: part ? translation.placeAt(part) : translation.placeOf([]),
    message: `The body has ${part ? describe(part) : 'nothing more'} where the English file has ${expected ?? 'nothing more'}.`,
    hint: 'Keep the headings, fences and components of the English file, in their order.',
  };
}

type Part = Document['body']['headings' | 'fences' | 'elements'][number];

function inOrder(a: Part, b: Part): number {
  return a.line - b.line || a.column - b.column;
}

function describe(part: Part): string {
  if ('depth' in part) return `a heading ${'#'.repeat(part.depth)}`;
  if ('language' in part) return `<Fence id="${part.meta['id'] ?? ''}">`;
  const attributes = Object.entries(part.attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<${part.name}${attributes.join('')}>`;
}
