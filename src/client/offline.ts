import { element } from './elements.ts';
import { startKeeping } from './site.ts';
import { t } from './texts.ts';

/** Keeps a copy of the site for the time without a network, and says when a page is of that copy. */
export function keepOffline(): void {
  const { copied } = document.documentElement.dataset;
  if (copied) {
    const hours = Math.max(0, Math.round((Date.now() - Date.parse(copied)) / 3_600_000));
    document.querySelector('main')!.prepend(
      element('p', t.copiedOn(new Date(copied).toLocaleString(document.documentElement.lang), hours), {
        class: 'note',
        role: 'status',
        'data-copy-age': String(hours),
      }),
    );
  }
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (!('serviceWorker' in navigator) || !isSecureContext || connection?.saveData) return;
  const start = () => void startKeeping().catch(() => undefined);
  if ('requestIdleCallback' in globalThis) requestIdleCallback(start, { timeout: 10_000 });
  else setTimeout(start, 5000);
}
