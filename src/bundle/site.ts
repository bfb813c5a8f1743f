import { answering, type Question } from '../client/answering.ts';
import type { Answering } from '../client/site.ts';
import type { Language } from '../knowledge/names.ts';
import { addressOf } from '../site/addresses.ts';
import { rootMark } from './root-mark.ts';

/** What a page's scripts need of the site around it, in a bundle: nothing can be fetched, and folders have no index. */

/** The texts of files in the page's language, which a script of the bundle brings: path -> text. */
const { bundledFiles } = globalThis as unknown as { bundledFiles: Readonly<Record<string, string>> };
const root = new URL('.', (document.currentScript as HTMLScriptElement).src).href;

export const language: Language = document.documentElement.lang === 'ko' ? 'ko' : 'en';

export function to(path: string): string {
  return addressOf(root, language, path).replace(/\/(?=[?#]|$)/, '/index.html');
}

export function load<T>(path: string): Promise<T> {
  return Promise.resolve(JSON.parse(bundledFiles[path]!) as T);
}

export function loadPage(path: string): Promise<Document> {
  const html = bundledFiles[path]!.replaceAll(rootMark, root);
  return Promise.resolve(new DOMParser().parseFromString(html, 'text/html'));
}

/** Every page of a bundle has all style sheets. */
export function addStyles(): Promise<void> {
  return Promise.resolve();
}

/** Answers in the page itself: a browser starts no worker from a folder. */
export function startAnswering(): Answering {
  const events = new EventTarget();
  const answer = answering(load, (data) => events.dispatchEvent(new MessageEvent('message', { data })));
  return {
    postMessage: (question: Question) => setTimeout(() => answer(question)),
    terminate: () => undefined,
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  } as Answering;
}

export function fileAt(path: string): string {
  return path;
}

/** There is no full index in a bundle. */
export function loadPagefind(): Promise<undefined> {
  return Promise.resolve(undefined);
}

/** A bundle is a copy itself. */
export function startKeeping(): Promise<void> {
  return Promise.resolve();
}
