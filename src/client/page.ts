import { addCopyButtons } from './commands.ts';
import { addFields } from './fields.ts';
import { addSwitches } from './switches.ts';
import { addTreeFilter } from './tree-filter.ts';

addSwitches();
addCopyButtons(document);
addFields();
addTreeFilter();

const box = document.querySelector<HTMLInputElement>('[data-search]');
addEventListener('keydown', (event) => {
  const isTyping = (event.target as HTMLElement).closest('input, textarea, select, [contenteditable]');
  if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  box?.focus();
});

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

if (document.querySelector('[data-in-place]'))
  void import('./search-box.ts').then(({ addSearch }) => addSearch());
if (document.querySelector('[data-diagnosis]'))
  void import('./diagnosis.ts').then(({ addDiagnosis }) => addDiagnosis());
