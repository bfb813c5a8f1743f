import { addressOf } from '../site/addresses.ts';
import type { SearchResult } from '../search/search.ts';
import type { Line } from '../matching/lines.ts';
import type { Answer, Question } from './search-worker.ts';

export const base = import.meta.env.BASE_URL;
export const language = document.documentElement.lang === 'ko' ? 'ko' : 'en';
/** The address of the small index of the page's language. */
export const indexAddress = new URL(addressOf(base, language, '/search/index.json'), location.href).href;

/** Milliseconds after which a worker that does not answer is given up. */
const patience = 8000;

let worker: Worker | undefined;
let latest = 0;

/** Starts the worker and has it fetch the index, so that the first answer comes at once. */
export function prepare(): void {
  void searchFor('').catch(() => undefined);
}

/** Searches in the worker. */
export async function searchFor(text: string): Promise<SearchResult> {
  const answer = await ask({ text });
  if ('result' in answer) return answer.result;
  throw new Error('error' in answer ? answer.error : 'The worker gave another answer.');
}

/** Asks the worker which answers of a check an output speaks for. */
export async function recognise(check: string, text: string): Promise<{ answer: string; line: Line }[]> {
  const answer = await ask({ text, check });
  if ('fitting' in answer) return answer.fitting;
  throw new Error('error' in answer ? answer.error : 'The worker gave another answer.');
}

function ask(question: Pick<Question, 'text' | 'check'>): Promise<Answer> {
  worker ??= new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
  const mine = worker;
  const number = (latest += 1);
  return new Promise((resolve, reject) => {
    const end = (act: () => void) => {
      clearTimeout(timer);
      mine.removeEventListener('message', hear);
      mine.removeEventListener('error', fail);
      act();
    };
    const fail = () => {
      mine.terminate();
      if (worker === mine) worker = undefined;
      end(() => reject(new Error('The worker did not answer.')));
    };
    const hear = ({ data }: MessageEvent<Answer>) => {
      if (data.number === number) end(() => resolve(data));
    };
    const timer = setTimeout(fail, patience);
    mine.addEventListener('message', hear);
    mine.addEventListener('error', fail);
    mine.postMessage({ ...question, number, index: indexAddress } satisfies Question);
  });
}
