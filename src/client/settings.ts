import type { Settings } from '../site/settings.ts';

/** What the page knows of variables and platforms; fetched once, with the page. Empty where it cannot be had. */
export const settings: Promise<Settings> = fetch(
  document.querySelector<HTMLLinkElement>('link[rel="preload"]')!.href,
)
  .then((response) => (response.ok ? (response.json() as Promise<Settings>) : nothing))
  .catch(() => nothing);

const nothing: Settings = { variables: {}, platforms: {} };
