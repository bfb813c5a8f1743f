import type { Line } from '../matching/lines.ts';
import type { DiagnosisIndex, SearchIndex } from '../search/search-index.ts';
import { searcher, type SearchResult } from '../search/search.ts';
import { answersFitting } from '../search/signals.ts';

/** A question: a text to search for, or what the command of a check printed. */
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

/** Answers questions with the indexes that `load` brings, each loaded once. */
export function answering(
  load: (address: string) => Promise<unknown>,
  reply: (answer: Answer) => void,
): (question: Question) => void {
  let searchIndex: Promise<SearchIndex> | undefined;
  let diagnosisIndex: Promise<DiagnosisIndex> | undefined;
  let quick: Promise<Search> | undefined;
  /** The search with all that is known, once that is there. */
  let whole: Promise<Search> | undefined;
  let isWhole = false;

  async function answer({ number, indexes, text, check }: Question): Promise<void> {
    searchIndex ??= load(indexes.search) as Promise<SearchIndex>;
    diagnosisIndex ??= load(indexes.diagnosis) as Promise<DiagnosisIndex>;
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

  return (question) => {
    answer(question).catch((error: unknown) => {
      searchIndex = diagnosisIndex = quick = whole = undefined;
      reply({ number: question.number, error: String(error) });
    });
  };
}

function timed(search: Search, text: string): SearchResult {
  const end = performance.now() + readingTime;
  return search(text, () => performance.now() > end);
}
