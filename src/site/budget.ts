import { brotliCompressSync } from 'node:zlib';
import type { BuiltSite } from './check-site.ts';

/** What pages may weigh, in bytes compressed with brotli. */
export const budget = {
  /** A runbook: HTML and all that blocks its first paint, which is one round trip on a new connection. */
  runbook: 14_336,
  /** Half of the runbooks. */
  medianRunbook: 8_192,
  /** The scripts that a page loads by itself, without search and diagnosis. */
  scripts: 6_144,
} as const;

/** What one page weighs. */
export interface Weight {
  path: string;
  /** Bytes of HTML with what blocks the first paint, as they are and compressed. */
  raw: number;
  brotli: number;
  /** Files that block the first paint, besides the page. */
  blocking: string[];
  /** Bytes of the scripts that it loads by itself, compressed. */
  scripts: number;
}

/** Compressed as a web server would do it once, when the site is built. */
export function compressedSize(text: string): number {
  return brotliCompressSync(text).length;
}

const sizes = new WeakMap<BuiltSite['scripts'], Map<string, number>>();

/** The compressed size of a script, worked out once for all pages. */
function scriptSize(scripts: BuiltSite['scripts'], name: string): number {
  const known = sizes.get(scripts) ?? new Map<string, number>();
  sizes.set(scripts, known);
  const size = known.get(name) ?? compressedSize(scripts.get(name)!);
  known.set(name, size);
  return size;
}

/** Weighs a page. */
export function weigh({ pages, scripts }: BuiltSite, path: string): Weight {
  const html = pages.get(path)!;
  const seen = new Set<string>();
  const open = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, src]) => fileName(src!));
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const text = scripts.get(name);
    if (text === undefined || seen.has(name)) continue;
    seen.add(name);
    // What is imported in the same breath; what is imported on demand has brackets.
    for (const [, from] of text.matchAll(/\b(?:import|from)\s*["']\.\/([^"']+\.js)["']/g)) open.push(from!);
  }
  return {
    path,
    raw: html.length,
    brotli: compressedSize(html),
    blocking: blockingIn(html),
    scripts: [...seen].reduce((sum, name) => sum + scriptSize(scripts, name), 0),
  };
}

/** The files that a browser with scripts fetches before it paints: style sheets, and scripts that are not deferred. */
function blockingIn(html: string): string[] {
  const scripted = html.replace(/<noscript>[\s\S]*?<\/noscript>/g, '');
  const styles = [...scripted.matchAll(/<link[^>]*rel="stylesheet"[^>]*>/g)].map(([link]) => link);
  const scripts = [...scripted.matchAll(/<script[^>]*\ssrc=[^>]*>/g)]
    .map(([script]) => script)
    .filter((script) => !/type="module"|\sdefer|\sasync/.test(script));
  return [...styles, ...scripts];
}

/** The runbooks of a site that fit their budget, or what does not. */
export function checkBudget(site: BuiltSite): { problems: string[]; weights: Weight[] } {
  const weights = [...site.pages.keys()]
    .filter((path) => /^(\w+\/)?failure-modes\/[^/]+\/index\.html$/.test(path))
    .map((path) => weigh(site, path))
    .sort((a, b) => a.brotli - b.brotli);
  const problems = weights.flatMap(({ path, brotli, blocking, scripts }) => [
    ...(brotli > budget.runbook
      ? [
          over(
            path,
            `weighs ${brotli} bytes, more than ${budget.runbook}`,
            'Shorten it, or move long examples to the pages of checks.',
          ),
        ]
      : []),
    ...blocking.map((file) =>
      over(path, `waits for ${file}`, 'Put what the first paint needs into the page.'),
    ),
    ...(scripts > budget.scripts
      ? [
          over(
            path,
            `loads ${scripts} bytes of scripts, more than ${budget.scripts}`,
            'Load what few readers need on demand.',
          ),
        ]
      : []),
  ]);
  const median = weights[Math.floor(weights.length / 2)];
  if (median && median.brotli > budget.medianRunbook) {
    problems.push(
      over(
        median.path,
        `is the runbook in the middle and weighs ${median.brotli} bytes, more than ${budget.medianRunbook}`,
        'Shorten the longer half, or what all runbooks have.',
      ),
    );
  }
  return { problems, weights };
}

function over(path: string, what: string, hint: string): string {
  return `${path}:1:1 budget: The page ${what}.\n  ${hint}`;
}

function fileName(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}
