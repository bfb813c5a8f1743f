import { evidenceOf, type Model, modelOf } from '../diagnosis/model.ts';
import { type KnowledgeBase, listOf } from '../knowledge/knowledge-base.ts';
import type { Document } from '../knowledge/parse.ts';
import type { AnswersByCheck, Frequency, Kind, Language, Signature } from '../knowledge/schema.ts';
import { localize } from '../knowledge/translation.ts';
import { finds } from '../matching/expression.ts';
import { termsOf, tokensOf } from './words.ts';

/** What the browser fetches first to search: pages by their names and words, and the lines that point to them. */
export interface SearchIndex {
  language: Language;
  entries: Entry[];
  signatures: Pick<Signature, 'match' | 'strength'>[];
  /** For each signature, the place of its failure mode among the entries. */
  signs: number[];
}

/** What it fetches to diagnose, and to read answers from a paste. */
export interface DiagnosisIndex {
  model: Model;
  /** The failure modes' titles. */
  titles: Record<string, string>;
  checks: Record<string, CheckEntry>;
  /** What each symptom already tells ... */
  symptoms: Record<string, AnswersByCheck>;
  /** ... and each alert ... */
  alerts: Record<string, AnswersByCheck>;
  /** ... whose labels fill variables. */
  labels: Record<string, Readonly<Record<string, string>>>;
}

/** A page that can be found. */
export interface Entry {
  kind: Kind;
  id: string;
  /** Missing where the id says it. */
  title?: string;
  /** One sentence of what it is. */
  summary?: string;
  /** Other words for the same. */
  words?: string;
  /** Of a failure mode: how often it happens. */
  frequency?: Frequency;
}

/** How a check's answers are recognised. */
export interface CheckEntry {
  title: string;
  command: string;
  answers: Record<string, AnswerEntry>;
}

export interface AnswerEntry {
  label: string;
  match: string[];
  also?: string[];
  unless?: string[];
  /** Whether its lines tell the answer wherever they stand, and not only in what the check's command printed. */
  tells?: true;
}

/** How many of a runbook's own words go into the index. */
const mostKeywords = 8;

/** How many of its English words go into the index of another language. */
const mostEnglish = 3;

/** The index of one language; readers of other languages type English words as well. */
export function searchIndexOf(knowledgeBase: KnowledgeBase, language: Language): SearchIndex {
  const { failureModes, checks, symptoms, alerts, mitigations, components, causes } = knowledgeBase;
  const keywords = keywordsOf([...failureModes.values()]);
  const entry = (document: Document, words: readonly string[] = []): Entry => {
    const { data } = localize(knowledgeBase, document, language);
    // Of the others, the words below say the same.
    const english = language !== 'en' && document.kind === 'symptoms' ? [document.data.title] : [];
    const all = [...words, ...english];
    return {
      kind: document.kind,
      id: document.id,
      ...('title' in data && data.title !== document.id && { title: data.title }),
      // Of the many alerts and mitigations, whose names say what they are, Pagefind knows the rest.
      ...('summary' in data && document.kind !== 'mitigations' && { summary: data.summary }),
      ...(all.length > 0 && { words: all.join(' · ') }),
    };
  };
  const wordsIn = (document: Document<'failure-modes'> | Document<'symptoms'>) =>
    localize(knowledgeBase, document, language).data.words;
  const entries = [
    ...[...failureModes.values()].map((document) => {
      const more = language === 'en' ? keywords.get(document.id)! : document.data.words.slice(0, mostEnglish);
      return {
        ...entry(document, [...new Set([...wordsIn(document), ...more])]),
        frequency: document.data.frequency,
      };
    }),
    ...[...symptoms.values()].map((document) => entry(document, wordsIn(document))),
    ...[alerts, checks, mitigations, components, causes].flatMap((library) =>
      [...library.values()].map((document: Document) => entry(document)),
    ),
  ];
  const places = new Map(entries.map(({ kind, id }, place) => [`${kind}/${id}`, place]));
  const signatures = [...failureModes.values()].flatMap(({ id, data }) =>
    data.signatures.map(({ match, strength }) => ({
      signature: { match, strength },
      of: places.get(`failure-modes/${id}`)!,
    })),
  );
  return {
    language,
    entries,
    signatures: signatures.map(({ signature }) => signature),
    signs: signatures.map(({ of }) => of),
  };
}

/** What the diagnosis needs in the browser, its texts in one language. */
export function diagnosisIndexOf(knowledgeBase: KnowledgeBase, language: Language): DiagnosisIndex {
  const { failureModes, checks, symptoms, alerts } = knowledgeBase;
  return {
    model: modelOf(knowledgeBase),
    titles: Object.fromEntries(
      [...failureModes.values()].map((document) => [
        document.id,
        localize(knowledgeBase, document, language).data.title,
      ]),
    ),
    checks: Object.fromEntries(
      [...checks.values()].map((document) => [document.id, checkEntry(knowledgeBase, document, language)]),
    ),
    symptoms: Object.fromEntries([...symptoms].map(([id, document]) => [id, evidenceOf(document)])),
    alerts: Object.fromEntries([...alerts].map(([id, document]) => [id, evidenceOf(document)])),
    labels: Object.fromEntries([...alerts].map(([id, { data }]) => [id, data.labels])),
  };
}

function checkEntry(
  knowledgeBase: KnowledgeBase,
  document: Document<'checks'>,
  language: Language,
): CheckEntry {
  const { title, answers } = localize(knowledgeBase, document, language).data;
  return {
    title,
    command: document.data.command,
    answers: Object.fromEntries(
      Object.entries(document.data.answers).map(([id, { match, also, unless }]) => [
        id,
        {
          label: answers[id]!.label,
          match,
          ...(also.length > 0 && { also }),
          ...(unless.length > 0 && { unless }),
          ...(tellsAnywhere(knowledgeBase, document, id) && { tells: true as const }),
        },
      ]),
    ),
  };
}

/** Fewer characters are found by chance. */
const leastCharacters = 10;

/**
 * Whether an answer's lines can be trusted outside of its command's output: they are no healthy answer, which other
 * lines may contradict; long enough not to be found by chance; and not found in what failure modes print that this
 * answer rules out.
 */
function tellsAnywhere(
  { failureModes }: KnowledgeBase,
  { id, data }: Document<'checks'>,
  answer: string,
): boolean {
  const { match, example } = data.answers[answer]!;
  if (listOf(data.otherwise ?? []).includes(answer)) return false;
  const found = match.flatMap((source) => new RegExp(source, 'im').exec(example)?.[0] ?? []);
  if (found.every((text) => text.replace(/\s/g, '').length < leastCharacters)) return false;
  return [...failureModes.values()].every((failureMode) => {
    const given = listOf(failureMode.data.findings[id] ?? data.otherwise ?? Object.keys(data.answers));
    if (given.includes(answer)) return true;
    return failureMode.data.signatures.every(
      (signature) => !match.some((source) => finds(source, signature.example)),
    );
  });
}

/** The words that set each runbook apart from the others, the most telling first. */
function keywordsOf(documents: readonly Document<'failure-modes'>[]): Map<string, string[]> {
  const counts = documents.map((document) => {
    const { data, body } = document;
    const text = [
      ...data.effects,
      ...data.signatures.map(({ example }) => example),
      body.prose.replace(/<[^>]*>|\]\([^)]*\)/g, ' '),
    ].join('\n');
    const known = new Set(tokensOf(`${data.title} ${data.summary}`).flatMap(termsOf));
    const words = new Map<string, { word: string; count: number }>();
    for (const token of tokensOf(text)) {
      const [term] = termsOf(token);
      if (
        token.length < 3 ||
        token.length > 24 ||
        term === undefined ||
        known.has(term) ||
        /\d{3}/.test(token)
      )
        continue;
      const { word, count } = words.get(term) ?? { word: token.toLowerCase(), count: 0 };
      words.set(term, { word, count: count + 1 });
    }
    return { id: document.id, words };
  });
  const spread = new Map<string, number>();
  for (const { words } of counts)
    for (const term of words.keys()) spread.set(term, (spread.get(term) ?? 0) + 1);
  return new Map(
    counts.map(({ id, words }) => [
      id,
      [...words]
        .map(([term, { word, count }]) => ({
          word,
          worth: (1 + Math.log(count)) * Math.log((documents.length + 1) / spread.get(term)!),
        }))
        .filter(({ worth }) => worth > 0.5)
        .sort((a, b) => b.worth - a.worth || (a.word < b.word ? -1 : 1))
        .slice(0, mostKeywords)
        .map(({ word }) => word),
    ]),
  );
}
