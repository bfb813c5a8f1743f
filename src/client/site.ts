import type { Language } from '../knowledge/names.ts';
import { addressOf } from '../site/addresses.ts';
import { element } from './elements.ts';
import type { Pagefind } from './pagefind.ts';

/** What a page's scripts need of the site around it. A bundle, which is read from a folder, has another module in this one's place. */

export const language: Language = document.documentElement.lang === 'ko' ? 'ko' : 'en';

const base = import.meta.env.BASE_URL;

/** The address of a path, in the page's language. */
export function to(path: string): string {
  return addressOf(base, language, path);
}

/** The address of a file that all languages share. */
function shared(path: string): string {
  return new URL(addressOf(base, 'en', path), location.href).href;
}

/** Fetches what a file in the page's language holds. */
export async function load<T>(path: string): Promise<T> {
  const response = await fetch(to(path));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}

/** Fetches a page in the page's language, to take its templates. */
export function loadPage(path: string): Promise<Document> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', to(path));
    request.responseType = 'document';
    request.addEventListener('load', () =>
      request.responseXML ? resolve(request.responseXML) : reject(new Error(String(request.status))),
    );
    request.addEventListener('error', () => reject(new Error('no network')));
    request.send();
  });
}

/** Adds style sheets that only what a script shows needs; resolves when they are there, or cannot be had. */
export async function addStyles(...addresses: string[]): Promise<void> {
  await Promise.all(
    addresses.map((href) => {
      const link = element('link', '', { rel: 'stylesheet', href });
      const settled = new Promise((resolve) => {
        link.addEventListener('load', resolve);
        link.addEventListener('error', resolve);
      });
      document.head.append(link);
      return settled;
    }),
  );
}

/** What answers questions about a text, beside the page. */
export type Answering = Pick<
  Worker,
  'postMessage' | 'terminate' | 'addEventListener' | 'removeEventListener'
>;

export function startAnswering(): Answering {
  return new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
}

/** Where what answers finds a file in the page's language. */
export function fileAt(path: string): string {
  return new URL(to(path), location.href).href;
}

/** Loads the full index of the page's language. */
export async function loadPagefind(): Promise<Pagefind | undefined> {
  const bundlePath = addressOf(base, 'en', '/pagefind/');
  const module = (await import(/* @vite-ignore */ `${bundlePath}pagefind.js`)) as Pagefind & {
    options(options: object): Promise<void>;
    init(): Promise<void>;
  };
  await module.options({ bundlePath, baseUrl: addressOf(base, 'en', '/'), excerptLength: 24 });
  await module.init();
  return module;
}

/** Starts what keeps a copy of the site for the time without a network. */
export async function startKeeping(): Promise<void> {
  await navigator.serviceWorker.register(shared('/sw.js'), { scope: shared('/'), updateViaCache: 'none' });
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ keep: language });
}
