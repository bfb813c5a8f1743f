import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkBudget, weigh } from '../../src/site/budget.ts';
import type { BuiltSite } from '../../src/site/check-site.ts';

const page = (head = '', body = '') =>
  `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
/** Text that cannot be compressed to less than about three quarters. */
const noise = (bytes: number) => randomBytes(bytes).toString('base64');

function siteOf(pages: Record<string, string>, scripts: Record<string, string> = {}): BuiltSite {
  return {
    files: new Set(),
    pages: new Map(Object.entries(pages)),
    scripts: new Map(Object.entries(scripts)),
    exports: new Map(),
    addresses: [],
  };
}
const runbook = 'failure-modes/a/index.html';
const problemsOf = (...site: Parameters<typeof siteOf>) => checkBudget(siteOf(...site)).problems;

test('a small runbook in one request is well', () => {
  const head =
    '<script type="module" src="/_astro/page.js"></script><noscript><link rel="stylesheet" href="/x.css"></noscript>';
  expect(problemsOf({ [runbook]: page(head) }, { 'page.js': 'let a' })).toEqual([]);
});

test('a runbook beyond one round trip is told, in any language; other pages are not', () => {
  const heavy = page('', noise(15_000));
  expect(
    problemsOf({ [`ko/${runbook}`]: heavy, [runbook]: page(), 'failure-modes/b/index.html': page() }),
  ).toEqual([
    expect.stringMatching(
      /^ko\/failure-modes\/a\/index\.html:1:1 budget: The page weighs \d+ bytes, more than 14336\./,
    ),
  ]);
  expect(problemsOf({ 'matrix/index.html': heavy, 'failure-modes/index.html': heavy })).toEqual([]);
});

test('runbooks that are all near the limit are told by the one in the middle', () => {
  const pages = Object.fromEntries(
    ['a', 'b', 'c'].map((id) => [`failure-modes/${id}/index.html`, page('', noise(9000))]),
  );
  expect(problemsOf(pages)).toEqual([expect.stringContaining('is the runbook in the middle and weighs')]);
});

test('what the first paint waits for is told', () => {
  expect(
    problemsOf({
      [runbook]: page('<link rel="stylesheet" href="/a.css"><script src="/_astro/page.js"></script>'),
    }),
  ).toEqual([expect.stringContaining('waits for <link'), expect.stringContaining('waits for <script')]);
});

test('scripts are weighed with what they import at once, and without what they import on demand', () => {
  const scripts = {
    'page.js': `import{a}from"./part.js";import("./search.js");${noise(3200)}`,
    'part.js': `export let a;//${noise(3200)}`,
    'search.js': noise(50_000),
  };
  const site = siteOf(
    { [runbook]: page('<script type="module" src="/k8s/_astro/page.js"></script>') },
    scripts,
  );
  expect(weigh(site, runbook).scripts).toBeGreaterThan(6144);
  expect(weigh(site, runbook).scripts).toBeLessThan(10_000);
  expect(checkBudget(site).problems).toEqual([expect.stringContaining('bytes of scripts, more than 6144')]);
});
