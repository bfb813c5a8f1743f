import { type SearchIndex } from '../search/search-index.ts';
import { searcher, type SearchResult } from '../search/search.ts';
import type { Line } from '../matching/lines.ts';
import { answersFitting } from '../search/signals.ts';

/** A question to the worker: a text to search for, or what the command of a check printed. */
export interface Question {
  number: number;
  /** The address of the index. */
  index: string;
  text: string;
  check?: string | undefined;
}

/** Its answer, or why there is none. */
export type Answer = { number: number } & (
  { result: SearchResult } | { fitting: { answer: string; line: Line }[] } | { error: string }
);

/** Milliseconds after which a search goes on with what it has read. */
const readingTime = 2500;

let loaded: Promise<{ index: SearchIndex; search: ReturnType<typeof searcher> }> | undefined;

async function load(address: string) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const index = (await response.json()) as SearchIndex;
  return { index, search: searcher(index) };
}

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  void answer(data).then((reply) => postMessage(reply));
});

async function answer({ number, index: address, text, check }: Question): Promise<Answer> {
  try {
    loaded ??= load(address);
    const { index, search } = await loaded;
    if (check !== undefined) return { number, fitting: answersFitting(index, check, text) };
    const end = performance.now() + readingTime;
    return { number, result: search(text, () => performance.now() > end) };
  } catch (error) {
    loaded = undefined;
    return { number, error: String(error) };
  }
}
