import MiniSearch from 'minisearch';
import { candidates } from '../diagnosis/candidates.ts';
import type { Evidence } from '../diagnosis/model.ts';
import { answersGiven } from '../diagnosis/model.ts';
import type { Kind } from '../knowledge/schema.ts';
import type { DiagnosisIndex, SearchIndex } from './search-index.ts';
import type { Line } from '../matching/lines.ts';
import { evidenceIn, recogniser, type Signals } from './signals.ts';
import { excerptOf, type Piece, piecesOfLine } from './excerpt.ts';
import { termsOf, tokensOf, wordsOf } from './words.ts';

/** A page that was found, and why. */
export interface Found {
  kind: Kind;
  id: string;
  title: string;
  score: number;
  /** What spoke for it: a line of the text, or its own words, those that matched marked. */
  because: 'line' | 'words';
  excerpt: Piece[];
}

export interface SearchResult {
  /** The best first. */
  found: Found[];
  /** What the text shows of checks, each with its line. */
  evidence: { check: string; answer: string; title: string; label: string; line: Line }[];
  /** Lines that mostly mean nothing. */
  benign: Line[];
  lines: number;
  read: number;
  /** Whether no page has all words. */
  isRelaxed: boolean;
}

/** What each find is worth, as the logarithm of how much likelier it makes a failure mode. */
const worth = {
  identifies: 6,
  symptom: 2.2,
  contradicted: 1,
  prior: 0.4,
  word: 1,
  otherWord: 0.5,
  symptomOf: 0.4,
} as const;

const priors = { common: 2, occasional: 1, rare: 0 } as const;

/** Other pages stand behind runbooks that fit as well. */
const standing: Readonly<Record<Kind, number>> = {
  'failure-modes': 1,
  symptoms: 0.6,
  alerts: 0.6,
  checks: 0.5,
  mitigations: 0.5,
  components: 0.5,
  causes: 0.5,
};

/** What speaks for a page. */
interface Case {
  place: number;
  score: number;
  /** The line of the text that speaks for it. */
  line?: Line;
  /** The terms that its words share with the text. */
  terms: string[];
}

type CaseAt = (place: number) => Case;

const mostFound = 20;
/** Of a long paste, only its most telling words are looked up. */
const mostWords = 40;

const nothing: DiagnosisIndex = {
  model: { failureModes: {}, checks: {} },
  titles: {},
  checks: {},
  symptoms: {},
  alerts: {},
  labels: {},
};

/**
 * The search over one index: made once, then asked as often as one likes. Without what the diagnosis knows it reads no
 * answers from a text.
 */
export function searcher(
  index: SearchIndex,
  { model, checks, symptoms }: DiagnosisIndex = nothing,
): (text: string, until?: () => boolean) => SearchResult {
  const recognise = recogniser(index, checks);
  const entries = index.entries.map((entry) => ({ title: entry.id, summary: '', words: '', ...entry }));
  const words = new MiniSearch<{ id: number; title: string; summary: string; words: string }>({
    fields: ['title', 'summary', 'words'],
    tokenize: tokensOf,
    processTerm: (token) => termsOf(token),
    searchOptions: {
      boost: { title: 2, summary: 1.2, words: 1 },
      boostTerm: (term) => rarity(term),
      prefix: (term) => term.length > 3,
      fuzzy: (term) => (term.length > 4 && !/\p{Script=Hangul}/u.test(term) ? 0.2 : false),
      weights: { prefix: 0.3, fuzzy: 0.25 },
    },
  });
  words.addAll(
    entries.map(({ title, summary, words: more, kind, id }, place) => ({
      id: place,
      title: kind === 'alerts' ? title : `${title} ${id}`,
      summary,
      words: more,
    })),
  );
  /** In how many pages each term stands, in whatever field. */
  const spread = new Map<string, number>();
  for (const { title, summary, words: more, id } of entries) {
    for (const term of new Set(wordsOf(`${title} ${id} ${summary} ${more}`))) {
      spread.set(term, (spread.get(term) ?? 0) + 1);
    }
  }
  const placeOf = new Map(index.entries.map(({ kind, id }, place) => [`${kind}/${id}`, place]));

  return (text, until) => {
    const signals = recognise(text, until);
    const cases = new Map<number, Case>();
    const at = (place: number) => {
      const before = cases.get(place);
      if (before) return before;
      const made: Case = { place, score: 0, terms: [] };
      cases.set(place, made);
      return made;
    };
    addSignatures(signals, at);
    addEvidence(evidenceIn(signals), signals, at);
    // Where the text shows something, its words tell little more.
    const isShowing = signals.signatures.size > 0 || signals.answers.size > 0;
    const isRelaxed = addWords(text, isShowing ? worth.otherWord : worth.word, at);
    addSymptoms([...cases.values()], at);
    for (const each of cases.values()) {
      const { frequency } = index.entries[each.place]!;
      if (frequency) each.score += worth.prior * priors[frequency];
    }
    return {
      found: [...cases.values()]
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score || a.place - b.place)
        .slice(0, mostFound)
        .map(foundOf),
      evidence: [...signals.answers].map(([check, { answer, line }]) => {
        const { title, answers } = checks[check]!;
        return { check, answer, title, label: answers[answer]!.label, line };
      }),
      benign: signals.benign,
      lines: signals.lines,
      read: signals.read,
      isRelaxed,
    };
  };

  function foundOf({ place, score, line, terms }: Case): Found {
    const { kind, id, title, summary, words } = entries[place]!;
    return {
      kind,
      id,
      title,
      score,
      because: line ? 'line' : 'words',
      excerpt: line ? piecesOfLine(line) : excerptOf(summary, words, terms),
    };
  }

  /** Each signature counts once; the fewer failure modes share its line, the more it tells. */
  function addSignatures({ signatures }: Signals, at: CaseAt): void {
    const sharers = new Map<string, Set<number>>();
    for (const [signature, { text }] of signatures) {
      const all = sharers.get(text) ?? new Set();
      sharers.set(text, all.add(index.signs[signature]!));
    }
    const values = new Map<number, number[]>();
    for (const [signature, line] of signatures) {
      const { strength } = index.signatures[signature]!;
      if (strength === 'benign') continue;
      const place = index.signs[signature]!;
      const value = worth[strength] / Math.sqrt(sharers.get(line.text)!.size);
      const entry = at(place);
      if (!entry.line || value > Math.max(...(values.get(place) ?? [0]))) entry.line = line;
      values.set(place, [...(values.get(place) ?? []), value]);
    }
    for (const [place, each] of values) {
      at(place).score += each.sort((a, b) => b - a).reduce((sum, value, rank) => sum + value / 3 ** rank, 0);
    }
  }

  /** What the text shows speaks for the failure modes that allow it, the more the fewer they are, and against the others. */
  function addEvidence(evidence: Evidence, signals: Signals, at: CaseAt): void {
    const all = Object.keys(model.failureModes);
    for (const [check, answer] of Object.entries(evidence)) {
      const open = candidates(model, { [check]: answer });
      if (open.length === 0) continue;
      const value = Math.log(all.length / open.length);
      for (const id of all) {
        const each = at(placeOf.get(`failure-modes/${id}`)!);
        if (open.includes(id)) {
          each.score += value * likelihood(id, check, String(answer));
          each.line ??= signals.answers.get(check)!.line;
        } else {
          each.score -= worth.contradicted;
        }
      }
    }
  }

  /** How often a failure mode gives an answer to a check. */
  function likelihood(failureMode: string, check: string, answer: string): number {
    const given = answersGiven(model, failureMode, check);
    return given.includes(answer) ? 1 / Math.sqrt(given.length) : 0.5;
  }

  /** Adds what the words find; tells whether no page has them all. */
  function addWords(text: string, value: number, at: CaseAt): boolean {
    const tokens = [...new Set(tokensOf(text.slice(0, 200_000)))];
    const terms = [...new Set(tokens.flatMap(termsOf))].slice(0, 2000);
    if (terms.length === 0) return false;
    const query = terms.length <= mostWords ? tokens : mostTelling(tokens);
    const results = words.search({ queries: query, combineWith: 'OR' });
    const asked = text.length < 200 ? squeezed(text) : undefined;
    const isExact = (name: string) => squeezed(name) === asked;
    let isRelaxed = true;
    for (const { id, score, queryTerms, match } of results) {
      const { kind, id: name, title } = entries[id]!;
      const entry = at(id);
      // The library multiplies by the number of words that were found.
      const sum = score / queryTerms.length;
      entry.score += (value * sum * standing[kind]) / Math.sqrt(query.length);
      if (isExact(name) || isExact(title)) entry.score += 100;
      entry.terms = Object.keys(match);
      if (new Set(queryTerms).size >= terms.length) isRelaxed = false;
    }
    return isRelaxed;
  }

  /** What sounds like a symptom speaks for what can cause it. */
  function addSymptoms(cases: readonly Case[], at: CaseAt): void {
    for (const { place, score } of cases) {
      const { kind, id } = entries[place]!;
      const evidence = kind === 'symptoms' ? symptoms[id] : undefined;
      if (!evidence) continue;
      const open = candidates(model, evidence);
      const value = (worth.symptomOf * score) / Math.sqrt(open.length);
      for (const failureMode of open) at(placeOf.get(`failure-modes/${failureMode}`)!).score += value;
    }
  }

  /** From 1, for a term of one page, to 0, for one of all pages. */
  function rarity(term: string): number {
    const pages = index.entries.length;
    return Math.log(pages / (spread.get(term) ?? 1)) / Math.log(pages);
  }

  function mostTelling(tokens: readonly string[]): string[] {
    return tokens
      .map((token) => ({ token, hits: words.search(token, { prefix: false, fuzzy: false }).length }))
      .filter(({ hits }) => hits > 0)
      .sort((a, b) => a.hits - b.hits)
      .slice(0, mostWords)
      .map(({ token }) => token);
  }
}

function squeezed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
