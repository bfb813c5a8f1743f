import type { Line } from '../matching/lines.ts';
import type { DiagnosisIndex, SearchIndex } from '../search/search-index.ts';
import { searcher, type SearchResult } from '../search/search.ts';
import { answersFitting } from '../search/signals.ts';

/** A question to the worker: a text to search for, or what the command of a check printed. */
export interface Question {
  number: number;
  /** The addresses of the indexes. */
  indexes: { search: string; diagnosis: string };
  text: string;
  check?: string | undefined;
}

/** Its answer, or why there is none; more than one where the first is not yet all. */
export type Answer = { number: number } & (
  | { result: SearchResult; isLast: boolean }
  | { fitting: { answer: string; line: Line }[] }
  | { error: string }
);

type Search = ReturnType<typeof searcher>;

/** Milliseconds after which a search goes on with what it has read. */
const readingTime = 2500;

let searchIndex: Promise<SearchIndex> | undefined;
let diagnosisIndex: Promise<DiagnosisIndex> | undefined;
let quick: Promise<Search> | undefined;
/** The search with all that is known, once that is there. */
let whole: Promise<Search> | undefined;
let isWhole = false;

async function load<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as T;
}

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  answer(data).catch((error: unknown) => {
    searchIndex = diagnosisIndex = quick = whole = undefined;
    reply({ number: data.number, error: String(error) });
  });
});

async function answer({ number, indexes, text, check }: Question): Promise<void> {
  searchIndex ??= load<SearchIndex>(indexes.search);
  diagnosisIndex ??= load<DiagnosisIndex>(indexes.diagnosis);
  if (check !== undefined) {
    const { checks } = await diagnosisIndex;
    reply({ number, fitting: answersFitting(checks, check, text) });
    return;
  }
  whole ??= Promise.all([searchIndex, diagnosisIndex]).then(([index, diagnosis]) => {
    isWhole = true;
    return searcher(index, diagnosis);
  });
  if (!isWhole) {
    quick ??= searchIndex.then((index) => searcher(index));
    reply({ number, result: timed(await quick, text), isLast: false });
  }
  reply({ number, result: timed(await whole, text), isLast: true });
}

function timed(search: Search, text: string): SearchResult {
  const end = performance.now() + readingTime;
  return search(text, () => performance.now() > end);
}

function reply(answer: Answer): void {
  postMessage(answer);
}
