import { t } from './texts.ts';

/** Gives every command, and every snippet of configuration, below an element its copy button. */
export function addCopyButtons(root: ParentNode): void {
  for (const figure of root.querySelectorAll<HTMLElement>('[data-command], [data-snippet]')) {
    if (figure.querySelector('[data-copy]')) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset['copy'] = '';
    button.textContent = t.copy;
    button.addEventListener('click', () => void copyCommand(figure));
    figure.querySelector('figcaption')!.append(button);
  }
}

/** Copies a command as it stands, and says which of its variables are still to be filled. */
export async function copyCommand(figure: HTMLElement): Promise<void> {
  const code = figure.querySelector('code')!;
  const button = figure.querySelector('[data-copy]')!;
  await navigator.clipboard.writeText(code.textContent);
  const missing = [...code.querySelectorAll<HTMLElement>('var:not(.filled)')]
    .filter(({ textContent }) => textContent.endsWith(':?}'))
    .map(({ dataset }) => dataset['fill']!);
  const message = missing.length > 0 ? `${t.copiedUnfilled} ${[...new Set(missing)].join(', ')}` : t.copied;
  document.querySelector('[data-live]')!.textContent = message;
  button.textContent = t.copied;
  setTimeout(() => (button.textContent = t.copy), 2000);
}
