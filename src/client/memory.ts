/** What the browser remembers: for the session of a tab, or until it is changed. A browser may refuse to. */
type Store = 'sessionStorage' | 'localStorage';

export function recall(store: Store, key: string): string | undefined {
  try {
    return globalThis[store].getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(store: Store, key: string, value: string): void {
  try {
    globalThis[store].setItem(key, value);
  } catch {
    // Without memory the page works as before, for itself alone.
  }
}
