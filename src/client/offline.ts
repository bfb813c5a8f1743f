import { addressOf } from '../site/addresses.ts';
import { element } from './elements.ts';
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
  const start = () => void register().catch(() => undefined);
  if ('requestIdleCallback' in globalThis) requestIdleCallback(start, { timeout: 10_000 });
  else setTimeout(start, 5000);
}

async function register(): Promise<void> {
  const base = addressOf(import.meta.env.BASE_URL, 'en', '/');
  await navigator.serviceWorker.register(`${base}sw.js`, { scope: base, updateViaCache: 'none' });
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ keep: document.documentElement.lang });
}
