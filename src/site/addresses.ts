import type { Step } from '../diagnosis/decision-tree.ts';
import { type Kind, type Language, languages } from '../knowledge/names.ts';

/** The addresses of pages, relative to the root of the site: what is published never changes. */

/** The page of a document. */
export function pathOf(kind: Kind, id: string): string {
  return `/${kind}/${kind === 'alerts' ? id.toLowerCase() : id}/`;
}

/** The address of an alert on other runbook sites, which is a page here as well. */
export function dropInPathOf(group: string, alert: string): string {
  return `/runbooks/${group}/${alert.toLowerCase()}`;
}

/** The page of a step of the decision tree. */
export function stepPath(path: Step['path']): string {
  return `/tree/${path.map(([check, answer]) => `${check}.${answer}/`).join('')}`;
}

/** The diagnosis with the evidence given. */
export function diagnosisPath(evidence: Readonly<Record<string, string | readonly string[]>> = {}): string {
  const pairs = Object.entries(evidence).map(
    ([check, answers]) => `${check}=${typeof answers === 'string' ? answers : answers.join(',')}`,
  );
  return pairs.length > 0 ? `/diagnose/#${pairs.join('&')}` : '/diagnose/';
}

/** Puts a path under the site's base and the language's prefix. */
export function addressOf(base: string, language: Language, path: string): string {
  const prefix = language === 'en' ? '' : `/${language}`;
  return `${base.replace(/\/$/, '')}${prefix}${path}`;
}

/** The language of an address, and its path without base and language. */
export function parseAddress(base: string, pathname: string): { language: Language; path: string } {
  const root = base.replace(/\/$/, '');
  const inside = pathname.startsWith(root) ? pathname.slice(root.length) : pathname;
  for (const language of languages) {
    if (language === 'en') continue;
    if (inside === `/${language}` || inside.startsWith(`/${language}/`)) {
      return { language, path: inside.slice(language.length + 1) || '/' };
    }
  }
  return { language: 'en', path: inside || '/' };
}

/** Whether two addresses are of one page, however they are spelled. */
export function isSamePlace(one: { pathname: string }, other: { pathname: string }): boolean {
  const plain = ({ pathname }: { pathname: string }) => pathname.replace(/\/(index\.html)?$/, '');
  return plain(one) === plain(other);
}
