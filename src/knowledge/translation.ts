import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { KnowledgeBase } from './knowledge-base.ts';
import type { Document, Translation } from './parse.ts';
import type { DataOf, Kind, Language, TranslationOf } from './schema.ts';

type Texts<K extends Kind> = Omit<TranslationOf[K], 'translates'>;

/** The translatable texts of a document, in the shape of its translation. */
export function textsOf<K extends Kind>(document: Document<K>): Texts<K> {
  return pick[document.kind](document.data as never) as unknown as Texts<K>;
}

const pick: { [K in Kind]: (data: DataOf[K]) => Texts<K> } = {
  'failure-modes': ({ title, summary, words, effects, escalate }) => ({
    title,
    summary,
    words,
    effects,
    escalate,
  }),
  checks: ({ title, answers }) => ({
    title,
    answers: Object.fromEntries(Object.entries(answers).map(([id, { label }]) => [id, { label }])),
  }),
  symptoms: ({ title, summary, words }) => ({ title, summary, words }),
  mitigations: ({ title, summary, mitigates, doesNotCover }) => ({
    title,
    summary,
    when: Object.fromEntries(
      mitigates.flatMap((relation) =>
        relation.when === undefined ? [] : [[targetOf(relation), relation.when]],
      ),
    ),
    doesNotCover,
  }),
  causes: ({ title, summary }) => ({ title, summary }),
  components: ({ does }) => ({ does }),
  alerts: ({ meaning, impact, falseAlarm }) => ({ meaning, impact, falseAlarm }),
};

const versions = new WeakMap<Document, string>();

/** The version of a document's English text: eight hexadecimal digits that change when a text or the prose does. */
export function versionOf(document: Document): string {
  const version = versions.get(document) ?? hashOf(document);
  versions.set(document, version);
  return version;
}

function hashOf(document: Document): string {
  const fences = document.body.fences.map(({ meta }) => meta['id']);
  const texts = textsOf({ ...document, data: document.unchanged ?? document.data } as Document);
  const whole = JSON.stringify([texts, document.body.prose, fences]);
  return bytesToHex(sha256(utf8ToBytes(whole))).slice(0, 8);
}

/** The id that a mitigation's relation points at. */
export function targetOf(relation: DataOf['mitigations']['mitigates'][number]): string {
  return 'cause' in relation ? relation.cause : relation.failureMode;
}

/** How a document stands in a language. */
export interface Localized<K extends Kind> {
  document: Document<K>;
  /** The frontmatter with its texts in the language, English where there is no translation. */
  data: DataOf[K];
  /** The language of the texts: English where there is no translation. */
  language: Language;
  /** Whether the English text has changed since it was translated. */
  isStale: boolean;
}

/** A document's texts in a language. */
export function localize<K extends Kind>(
  { translations }: Pick<KnowledgeBase, 'translations'>,
  document: Document<K>,
  language: Language,
): Localized<K> {
  const translation = translations.get(`${document.kind}/${document.id}`) as Translation<K> | undefined;
  if (language === 'en' || !translation) {
    return { document, data: document.data as DataOf[K], language: 'en', isStale: false };
  }
  const { translates, ...texts } = translation.data;
  return {
    document,
    data: merge[document.kind](document.data as never, texts as never) as unknown as DataOf[K],
    language,
    isStale: translates !== versionOf(document as Document),
  };
}

const merge: { [K in Kind]: (data: DataOf[K], texts: Texts<K>) => DataOf[K] } = {
  'failure-modes': (data, texts) => ({ ...data, ...texts }),
  checks: (data, { title, answers }) => ({
    ...data,
    title,
    answers: Object.fromEntries(
      Object.entries(data.answers).map(([id, answer]) => [id, { ...answer, ...answers[id] }]),
    ),
  }),
  symptoms: (data, texts) => ({ ...data, ...texts }),
  mitigations: (data, { when, ...texts }) => ({
    ...data,
    ...texts,
    mitigates: data.mitigates.map((relation) => {
      const condition = when[targetOf(relation)] ?? relation.when;
      return condition === undefined ? relation : { ...relation, when: condition };
    }),
  }),
  causes: (data, texts) => ({ ...data, ...texts }),
  components: (data, texts) => ({ ...data, ...texts }),
  alerts: (data, texts) => ({ ...data, ...texts }),
};
