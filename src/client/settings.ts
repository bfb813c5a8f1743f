import type { Settings } from '../site/settings.ts';
import { load } from './site.ts';

/** What the page knows of variables and platforms; fetched once, with the page. Empty where it cannot be had. */
export const settings: Promise<Settings> = load<Settings>('/settings.json').catch(() => ({
  variables: {},
  platforms: {},
}));
