import type { Line } from '../matching/lines.ts';
import type { SearchResult } from '../search/search.ts';
import type { Answer, Question } from './answering.ts';
import { type Answering, fileAt, startAnswering } from './site.ts';

const indexes = { search: fileAt('/search/index.json'), diagnosis: fileAt('/diagnose/index.json') };

/** Milliseconds after which a worker that does not answer is given up. */
const patience = 8000;

let worker: Answering | undefined;
let latest = 0;

/** Starts the worker and has it fetch the indexes, so that the first answer comes at once. */
export function prepare(): void {
  void searchFor('', () => undefined).catch(() => undefined);
}

/** Searches in the worker; `show` gets the result, and a better one where the first is not yet all. */
export function searchFor(text: string, show: (result: SearchResult) => void): Promise<void> {
  return ask({ text }, (answer) => {
    if (!('result' in answer)) return true;
    show(answer.result);
    return answer.isLast;
  });
}

/** Asks the worker which answers of a check an output speaks for. */
export async function recognise(check: string, text: string): Promise<{ answer: string; line: Line }[]> {
  let found: { answer: string; line: Line }[] = [];
  await ask({ text, check }, (answer) => {
    if ('fitting' in answer) found = answer.fitting;
    return true;
  });
  return found;
}

/** Puts a question to the worker until `hear` says that an answer was the last. */
function ask(question: Pick<Question, 'text' | 'check'>, hear: (answer: Answer) => boolean): Promise<void> {
  worker ??= startAnswering();
  const mine = worker;
  const number = (latest += 1);
  return new Promise((resolve, reject) => {
    const end = (act: () => void) => {
      clearTimeout(timer);
      mine.removeEventListener('message', listen);
      mine.removeEventListener('error', fail);
      act();
    };
    const fail = () => {
      mine.terminate();
      if (worker === mine) worker = undefined;
      end(() => reject(new Error('The worker did not answer.')));
    };
    const listen = ({ data }: MessageEvent<Answer>) => {
      if (data.number !== number) return;
      if ('error' in data) end(() => reject(new Error(data.error)));
      else if (hear(data)) end(resolve);
    };
    const timer = setTimeout(fail, patience);
    mine.addEventListener('message', listen);
    mine.addEventListener('error', fail);
    mine.postMessage({ ...question, number, indexes } satisfies Question);
  });
}
