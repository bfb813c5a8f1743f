import later from '../styles/later.css?url';
import { addCopyButtons } from './commands.ts';
import { addFields } from './fields.ts';
import { addKeys } from './keys.ts';
import { keepOffline } from './offline.ts';
import { addStyles } from './site.ts';
import { addSwitches } from './switches.ts';
import { trustOwnScripts } from './trusted.ts';
import { addTreeFilter } from './tree-filter.ts';

trustOwnScripts();
void addStyles(later);
addSwitches();
addCopyButtons(document);
const fields = addFields();
keepOffline();
addTreeFilter();

const box = document.querySelector<HTMLTextAreaElement>('[data-search]');
// Errors are pasted and typed as they are.
if (box) Object.assign(box, { autocomplete: 'off', autocapitalize: 'none', spellcheck: false });
addKeys();

const asked = document.querySelector<HTMLElement>('[data-asked]');
if (asked) {
  asked.querySelector('code')!.textContent = location.pathname;
  asked.hidden = false;
  if (box)
    box.value =
      location.pathname
        .split('/')
        .filter((part) => part && part !== 'ko')
        .at(-1)
        ?.replaceAll('-', ' ') ?? '';
}

// Enter searches, as in a box of one line; it works before the search has loaded.
box?.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  box.form!.requestSubmit();
});

// The search loads when it is about to be used.
const addSearch = () => void import('./search-box.ts').then(({ addSearch }) => addSearch());
if (box?.value || new URLSearchParams(location.search).has('q')) addSearch();
else box?.addEventListener('focus', addSearch, { once: true });
const diagnosis = document.querySelector<HTMLElement>('[data-diagnosis]');
if (diagnosis) {
  const start = () =>
    void Promise.all([import('./diagnosis.ts'), fields]).then(([{ addDiagnosis }]) =>
      addDiagnosis(diagnosis),
    );
  const whenIdle = () =>
    'requestIdleCallback' in globalThis ? requestIdleCallback(start, { timeout: 1000 }) : start();
  // Until then the page has the same questions as plain text, and beside them the diagnosis waits for the reader to come near.
  const plain = diagnosis.nextElementSibling;
  if (plain?.matches('[data-static]') && location.hash.length < 2) {
    const near = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        near.disconnect();
        whenIdle();
      },
      { rootMargin: '50%' },
    );
    near.observe(plain);
  } else whenIdle();
}
