import { copyCommand } from './commands.ts';
import { element } from './elements.ts';
import { recall } from './memory.ts';
import { t } from './texts.ts';

/** Where the tab's diagnosis stands: an address of this site. */
export const diagnosisPlace = 'diagnosis-place';

/** What single keys do, wherever nobody is typing. */
export function addKeys(): void {
  const diagnose = document.querySelector<HTMLAnchorElement>('a[data-diagnose]');
  const place = recall('sessionStorage', diagnosisPlace);
  if (diagnose && place?.startsWith('#')) {
    diagnose.hash = place;
    // On other pages the way back stands beside the way up.
    if (diagnose.getAttribute('aria-current') === null)
      document
        .querySelector('.trail')
        ?.append(' · ', element('a', t.backToDiagnosis, { href: diagnose.href }));
  }

  const keys: Readonly<Record<string, () => void>> = {
    '/': () => document.querySelector<HTMLElement>('[data-search]')?.focus(),
    c: copyNext,
    d: () => diagnose?.click(),
    '?': showKeys,
  };
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if ((event.target as HTMLElement).closest('input, textarea, select, dialog, [contenteditable]')) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

let last: HTMLElement | undefined;

/** Copies the command after the one that was copied last, or the first in view; one that destroys only when asked again. */
function copyNext(): void {
  const commands = [...document.querySelectorAll<HTMLElement>('[data-command]')].filter(
    (command) => command.getClientRects().length > 0,
  );
  const after = last ? commands.indexOf(last) + 1 : 0;
  const next =
    commands.slice(after).find((command) => last || command.getBoundingClientRect().bottom > 0) ??
    commands[0];
  if (!next) return;
  last = next;
  next.scrollIntoView({ block: 'center' });
  const button = next.querySelector<HTMLButtonElement>('[data-copy]')!;
  button.focus({ preventScroll: true });
  if (next.dataset['risk'] === 'destroys') document.querySelector('[data-live]')!.textContent = t.destroys;
  else void copyCommand(next);
}

function showKeys(): void {
  const dialog = element(
    'dialog',
    [
      element('h2', t.keys, { id: 'keys-title' }),
      element(
        'dl',
        Object.entries(t.keyNames).flatMap(([key, what]) => [
          element('dt', [element('kbd', key)]),
          element('dd', what),
        ]),
      ),
      element('form', [element('button', t.close)], { method: 'dialog' }),
    ],
    { 'aria-labelledby': 'keys-title', class: 'keys' },
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
