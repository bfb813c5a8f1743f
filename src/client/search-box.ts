import findingsStyles from '../styles/findings.css?url';
import type { SearchResult } from '../search/search.ts';
import { diagnosisPath, isSamePlace, pathOf } from '../site/addresses.ts';
import { prepare, searchFor } from './ask.ts';
import { element, marked } from './elements.ts';
import { type PagesFound, searchPages } from './pagefind.ts';
import { addStyles, loadPagefind, to } from './site.ts';
import { t } from './search-texts.ts';

/** A longer text is held beside the box: a browser takes seconds to lay out megabytes. */
const longestInBox = 4000;
/** A longer text does not go into the address. */
const longestInAddress = 1500;
/** A longer text, or one of several lines, is a paste: Pagefind knows pages by their words. */
const longestQuery = 200;

let pagefind: ReturnType<typeof loadPagefind> | undefined;

/** Searches the full index; nothing where that cannot be had. */
async function findPages(text: string): Promise<PagesFound | undefined> {
  pagefind ??= loadPagefind();
  try {
    const loaded = await pagefind;
    return loaded && (await searchPages(loaded, text));
  } catch {
    pagefind = undefined;
    return undefined;
  }
}

/** Shows what fits as the reader types or pastes. */
export function addSearch(): void {
  const form = document.querySelector<HTMLFormElement>('form[role="search"]')!;
  form.append(...findingsPlaces());
  const at = <E extends HTMLElement>(name: string) => form.querySelector<E>(`[data-${name}]`)!;
  const box = at<HTMLTextAreaElement>('search');
  const findings = at('findings');
  const list = at<HTMLOListElement>('results');
  const status = at('search-status');
  const shown = at('shown');
  const heldNote = at('held');
  const isSearchPage = isSamePlace(new URL(form.action), location);
  const isInHeader = form.dataset['inPlace'] === undefined;
  let held = '';
  let latest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const asked = () => [held, box.value].filter((part) => part.trim() !== '').join('\n');

  async function run(): Promise<void> {
    const mine = (latest += 1);
    const text = asked();
    if (isSearchPage) {
      const query = text !== '' && text.length <= longestInAddress ? `?q=${encodeURIComponent(text)}` : '';
      history.replaceState(null, '', `${location.pathname}${query}`);
    }
    findings.hidden = text === '';
    if (text === '') {
      list.dataset['results'] = 'done';
      return;
    }
    list.dataset['results'] = 'searching';
    if (list.childElementCount === 0) status.textContent = t.searching;
    try {
      let result: SearchResult | undefined;
      await searchFor(text, (found) => {
        if (mine !== latest) return;
        result = found;
        show(found);
      });
      if (mine !== latest) return;
      if (result && text.length <= longestQuery && !text.includes('\n')) await addPages(text, result, mine);
    } catch {
      if (mine === latest) await showPagesAlone(text);
    }
    if (mine === latest) list.dataset['results'] = 'done';
  }

  function show({ found, evidence, benign, lines, read, isRelaxed }: SearchResult): void {
    const focused = document.activeElement?.getAttribute('href');
    list.replaceChildren(
      ...found.map(({ kind, id, title, excerpt, because }) =>
        row(to(pathOf(kind, id)), title, t.kinds[kind], excerpt, because === 'line'),
      ),
    );
    // A better list takes the place of the first: who stands on a result stays there.
    if (focused)
      [...list.querySelectorAll('a')].find((link) => link.getAttribute('href') === focused)?.focus();
    shown.replaceChildren(
      ...(read < lines ? [element('p', t.readOnly(read, lines), { class: 'note' })] : []),
      ...(evidence.length > 0 ? [evidenceOf(evidence)] : []),
      ...(benign.length > 0 ? [benignOf(benign)] : []),
    );
    tellCount(
      found.length,
      isRelaxed && evidence.length === 0 && !found.some(({ because }) => because === 'line'),
    );
  }

  function tellCount(count: number, isRelaxed: boolean): void {
    status.textContent =
      count === 0 ? t.nothing : isRelaxed ? `${t.results(count)}. ${t.relaxed}` : t.results(count);
  }

  /** Adds the pages that the full index finds and the small one does not. */
  async function addPages(text: string, { found, isRelaxed }: SearchResult, mine: number): Promise<void> {
    const pages = await findPages(text);
    if (mine !== latest || !pages) return;
    const known = new Set([...list.querySelectorAll<HTMLAnchorElement>('a')].map(({ pathname }) => pathname));
    const others = pages.found.filter(({ address }) => !known.has(new URL(address, location.href).pathname));
    list.append(
      ...others.map(({ address, title, kind, excerpt }) => row(address, title, kind, excerpt, false)),
    );
    tellCount(found.length + others.length, isRelaxed && pages.isRelaxed);
  }

  /** Without the small index, what the full one finds. */
  async function showPagesAlone(text: string): Promise<void> {
    const pages = await findPages(text);
    if (!pages) {
      status.textContent = t.searchFailed;
      return;
    }
    list.replaceChildren(
      ...pages.found.map(({ address, title, kind, excerpt }) => row(address, title, kind, excerpt, false)),
    );
    shown.replaceChildren();
    tellCount(pages.found.length, pages.isRelaxed);
  }

  /** Keeps a long text beside the box, whole. */
  function hold(text: string): void {
    held = held === '' ? text : `${held}\n${text}`;
    const lines = linesIn(held);
    const drop = element('button', t.drop, { type: 'button' });
    drop.addEventListener('click', () => {
      held = '';
      heldNote.hidden = true;
      box.focus();
      void run();
    });
    heldNote.replaceChildren(
      `${t.held(lines, held.length)} `,
      element('code', held.slice(0, 1000).trimStart().slice(0, 60)),
      ' … ',
      drop,
    );
    heldNote.hidden = false;
  }

  function grow(): void {
    box.rows = Math.min(8, Math.max(1, box.value.split('\n', 8).length));
  }

  function later(): void {
    list.dataset['results'] = 'searching';
    clearTimeout(timer);
    timer = setTimeout(() => void run(), 80);
  }

  box.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.length <= longestInBox) return;
    event.preventDefault();
    hold(text);
    later();
  });
  box.addEventListener('input', () => {
    if (box.value.length > longestInBox) {
      hold(box.value);
      box.value = '';
    }
    grow();
    later();
  });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' || box.value.includes('\n')) return;
    const first = list.querySelector('a');
    if (!first) return;
    event.preventDefault();
    first.focus();
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && isInHeader && !findings.hidden) {
      findings.hidden = true;
      box.focus();
    }
  });
  list.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const links = [...list.querySelectorAll('a')];
    const next = links.indexOf(event.target as HTMLAnchorElement) + step;
    event.preventDefault();
    (next < 0 ? box : links[next])?.focus();
  });
  form.addEventListener('submit', (event) => {
    // A short text has an address of its own, which can be sent on.
    if (isInHeader && asked().length <= longestInAddress) return;
    event.preventDefault();
    clearTimeout(timer);
    void run();
  });
  document.addEventListener('click', ({ target }) => {
    if (isInHeader && !form.contains(target as Node)) findings.hidden = true;
  });
  box.addEventListener('focus', () => {
    if (isInHeader && list.childElementCount > 0 && asked() !== '') findings.hidden = false;
  });

  prepare();
  void addStyles(findingsStyles);
  const given = new URLSearchParams(location.search).get('q');
  if (isSearchPage && given) box.value = given;
  if (box.value.length > longestInBox) {
    hold(box.value);
    box.value = '';
  }
  grow();
  if (asked() !== '') void run();
}

/** Counted without a copy: a text may have megabytes. */
function linesIn(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** Where what was found is shown, below the box. */
function findingsPlaces(): HTMLElement[] {
  const onwards = [
    ['/diagnose/', t.start],
    ['/failure-modes/', t.runbooks],
    ['/alerts/', t.alerts],
  ] as const;
  const held = element('p', '', { 'data-held': '' });
  const findings = element(
    'div',
    [
      element('p', '', { 'data-search-status': '', role: 'status' }),
      element('div', '', { 'data-shown': '' }),
      element('ol', '', { 'data-results': 'done', class: 'results' }),
      element(
        'p',
        onwards.flatMap(([path, text], at) => [
          ...(at > 0 ? [' · '] : []),
          element('a', text, { href: to(path) }),
        ]),
      ),
    ],
    { class: 'findings', 'data-findings': '' },
  );
  held.hidden = findings.hidden = true;
  return [held, findings];
}

function row(
  address: string,
  title: string,
  kind: string,
  excerpt: readonly { text: string; isMatch: boolean }[],
  isLine: boolean,
): HTMLLIElement {
  const pieces = marked(excerpt);
  return element('li', [
    element('a', title, { href: address, 'data-result': '' }),
    element('span', ` ${kind}`, { class: 'quiet' }),
    element('p', isLine ? [element('code', pieces)] : pieces),
  ]);
}

/** What a paste shows, and the diagnosis that starts from it. */
function evidenceOf(evidence: SearchResult['evidence']): HTMLElement {
  const known = Object.fromEntries(evidence.map(({ check, answer }) => [check, answer]));
  return element(
    'div',
    [
      element('p', t.thisShows),
      element(
        'ul',
        evidence.map(({ title, label, line }) =>
          element('li', [
            `${title} `,
            element('b', label),
            ' ',
            element('code', line.text.trim().slice(0, 120)),
          ]),
        ),
      ),
      element('a', t.startWithThis, { href: to(diagnosisPath(known)), class: 'button go', 'data-start': '' }),
    ],
    { class: 'evidence' },
  );
}

function benignOf(benign: SearchResult['benign']): HTMLElement {
  return element(
    'div',
    [
      element('p', t.benign),
      element(
        'ul',
        benign.map(({ text }) => element('li', [element('code', text.trim().slice(0, 160))])),
      ),
    ],
    { class: 'benign' },
  );
}
