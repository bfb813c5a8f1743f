/**
 * Has Lighthouse judge one page of each main kind, three times each, and prints the medians; fails below what we ask of
 * ourselves: npm run lighthouse
 */
import lighthouse from 'lighthouse';
import { launchChromium } from './browser/chromium.ts';
import { serve } from './browser/serve.ts';
import { ensureBuilt } from './built.ts';

const paths = [
  '/',
  '/failure-modes/etcd-quorum-lost/',
  '/alerts/kubenodenotready/',
  '/diagnose/',
  '/ko/failure-modes/etcd-quorum-lost/',
];
/** Category -> its lowest score, of 100. */
const least = { performance: 99, accessibility: 100, 'best-practices': 100, seo: 100 };
const runs = 3;
const port = 9333;

if (process.env['OUT_DIR'] === undefined) ensureBuilt();
const site = await serve(process.env['OUT_DIR'] ?? 'dist', '', true);
const browser = await launchChromium([`--remote-debugging-port=${port}`]);
const categories = Object.keys(least) as (keyof typeof least)[];
console.log(['page'.padEnd(40), ...categories].join('  '));
for (const path of paths) {
  const scores = new Map<string, number[]>(categories.map((category) => [category, []]));
  const failed = new Set<string>();
  for (let run = 0; run < runs; run += 1) {
    const result = await lighthouse(site.origin + path, {
      port,
      onlyCategories: categories,
      logLevel: 'error',
    });
    const { categories: found, audits } = result!.lhr;
    for (const category of categories) {
      const { score, auditRefs } = found[category]!;
      scores.get(category)!.push(Math.round((score ?? 0) * 100));
      for (const { id, weight } of auditRefs)
        if (weight > 0 && (audits[id]!.score ?? 1) < 0.9) failed.add(`${id}: ${audits[id]!.title}`);
    }
  }
  const medians = categories.map((category) => [...scores.get(category)!].sort((a, b) => a - b)[1]!);
  console.log(
    [path.padEnd(40), ...medians.map((score, at) => String(score).padStart(categories[at]!.length))].join(
      '  ',
    ),
  );
  for (const audit of failed) console.log(`  ${audit}`);
  if (medians.some((score, at) => score < least[categories[at]!])) process.exitCode = 1;
}
await browser.close();
await site.close();
