/** Builds the site, checked before and after: npm run build. SITE, BASE and OUT_DIR say where it will be served and where it goes. */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { build } from 'astro';
import { close, createIndex } from 'pagefind';
import { headersFile } from '../src/hosting/static-hosts.ts';
import { checkBudget } from '../src/site/budget.ts';
import { readSite as readSettings } from '../src/site/configuration.ts';
import { checkSite } from '../src/site/check-site.ts';
import { withPolicy } from '../src/site/policy.ts';
import { checkContent } from '../src/knowledge/check-content.ts';
import { formatProblem } from '../src/knowledge/problem.ts';
import { readContent } from './content.ts';
import { writeCopies } from './offline.ts';
import { readSite } from './site.ts';

const outDir = resolve(process.env['OUT_DIR'] ?? 'dist');
const { base } = readSettings('.');
// The HTML of a second build for another path is that of the first: CHECK_HTML=no leaves it out.
const withHtml = process.env['CHECK_HTML'] !== 'no';

await step('content', async () => {
  const files = await readContent('.');
  const { problems } = checkContent(files);
  const errors = problems.filter(({ level }) => level === 'error');
  fail(errors.map(formatProblem));
  return `${files.length} files, ${problems.length - errors.length} warnings`;
});

await step('pages', async () => {
  await build({ logLevel: 'error', force: true });
  const { pages } = await readSite(outDir);
  await Promise.all([...pages].map(([path, html]) => writeFile(resolve(outDir, path), withPolicy(html))));
  await writeFile(resolve(outDir, '_headers'), headersFile(base));
  return `${pages.size} pages`;
});

await step('search', async () => {
  const { index, errors } = await createIndex({});
  fail(errors);
  const { errors: unread } = await index!.addDirectory({ path: outDir });
  fail(unread);
  const { errors: unwritten } = await index!.writeFiles({ outputPath: resolve(outDir, 'pagefind') });
  fail(unwritten);
  await close();
  const entry = JSON.parse(await readFile(resolve(outDir, 'pagefind/pagefind-entry.json'), 'utf8')) as {
    languages: Record<string, { page_count: number }>;
  };
  const counts = Object.entries(entry.languages).map(
    ([language, { page_count }]) => `${page_count} in ${language}`,
  );
  return `${counts.join(', ')} pages indexed`;
});

const site = await readSite(outDir);
await step('weight', async () => {
  const { problems, weights } = checkBudget(site);
  fail(problems);
  const { brotli } = weights[Math.floor(weights.length / 2)]!;
  return `${weights.length} runbooks of ${brotli} bytes in the middle, ${weights.at(-1)!.brotli} at most, in one request`;
});

await step('offline', async () => {
  const { problems, sizes } = await writeCopies(outDir, site);
  fail(problems);
  return `copies of ${sizes.join(' and ')} bytes to read without a network`;
});

await step('site', async () => {
  const { problems, counts } = await checkSite(site, base, withHtml);
  fail(problems);
  return `${counts.links} links, ${counts.addresses} published addresses, ${counts.pages} pages, the HTML of ${counts.html} valid, ${counts.exports} exports`;
});

/** Runs one step and prints a line of what it did and how long it took. */
async function step(name: string, run: () => Promise<string>): Promise<void> {
  const start = performance.now();
  const result = await run();
  console.log(`${name.padEnd(8)} ${result} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
}

/** Ends the build where there are problems. */
function fail(problems: readonly string[]): void {
  if (problems.length === 0) return;
  for (const problem of problems) console.error(problem);
  console.error(
    `Found ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}; the site was not built.`,
  );
  process.exit(1);
}
