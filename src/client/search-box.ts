import { type Pagefind, search, type SearchResult } from './search.ts';
import { clientTexts } from './texts.ts';

const t = clientTexts(document.documentElement.lang);
const base = import.meta.env.BASE_URL.replace(/\/$/, '');
let pagefind: Promise<Pagefind> | undefined;

/** Loads the index of the page's language, once. */
function loadPagefind(): Promise<Pagefind> {
  pagefind ??= (async () => {
    const bundle = `${base}/pagefind/`;
    const module = (await import(/* @vite-ignore */ `${bundle}pagefind.js`)) as Pagefind & {
      options(options: object): Promise<void>;
      init(): Promise<void>;
    };
    await module.options({ bundlePath: bundle, baseUrl: `${base}/`, excerptLength: 24 });
    await module.init();
    return module;
  })();
  return pagefind;
}

/** Shows results below the box of the page as the reader types. */
export function addSearch(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-in-place]')!;
  const box = form.querySelector<HTMLInputElement>('[data-search]')!;
  const list = document.querySelector<HTMLOListElement>('[data-results]')!;
  const status = document.querySelector<HTMLElement>('[data-search-status]')!;
  const isSearchPage = new URL(form.action).pathname === location.pathname;
  let latest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<void> {
    const mine = (latest += 1);
    const text = box.value;
    if (isSearchPage)
      history.replaceState(null, '', text ? `?q=${encodeURIComponent(text)}` : location.pathname);
    if (text.trim() === '') {
      list.hidden = true;
      status.textContent = '';
      list.dataset['results'] = 'done';
      return;
    }
    list.dataset['results'] = 'searching';
    status.textContent = t.searching;
    try {
      const result = await search(await loadPagefind(), text);
      if (mine === latest) show(result);
    } catch {
      if (mine === latest) status.textContent = t.searchFailed;
    }
    if (mine === latest) list.dataset['results'] = 'done';
  }

  function show({ found, isRelaxed }: SearchResult): void {
    list.replaceChildren(...found.map(row));
    list.hidden = found.length === 0;
    const count = t.results(found.length);
    status.textContent = found.length === 0 ? t.nothing : isRelaxed ? `${count}. ${t.relaxed}` : count;
  }

  box.addEventListener('input', () => {
    list.dataset['results'] = 'searching';
    clearTimeout(timer);
    timer = setTimeout(() => void run(), 150);
  });
  box.addEventListener('focus', () => void loadPagefind().catch(() => undefined), { once: true });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    void run();
  });

  const asked = new URLSearchParams(location.search).get('q');
  if (isSearchPage && asked) box.value = asked;
  if (box.value !== '') void run();
}

function row({ address, title, kind, excerpt }: SearchResult['found'][number]): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.dataset['result'] = '';
  link.href = address;
  link.textContent = title;
  const label = document.createElement('span');
  label.className = 'quiet';
  label.textContent = ` ${kind}`;
  const sentence = document.createElement('p');
  sentence.append(
    ...excerpt.map(({ text, isMatch }) => {
      if (!isMatch) return text;
      const mark = document.createElement('mark');
      mark.textContent = text;
      return mark;
    }),
  );
  item.append(link, label, sentence);
  return item;
}
