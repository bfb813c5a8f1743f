/**
 * Shows how well the search of the built site finds what labelled cases are about: npm run eval:search -- FILE.jsonl
 * A line of the file: {"id": ..., "text": ..., "kind": "paste" | "query", "lang": "en" | "ko", "label": [ids, best first]}
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'astro/zod';
import type { Page } from 'playwright-core';
import { readKnowledgeBase } from '../src/knowledge/check-content.ts';
import { launchChromium } from './browser/chromium.ts';
import { serve } from './browser/serve.ts';
import { readContent } from './content.ts';

const caseSchema = z.object({
  id: z.string().optional(),
  text: z.string().min(1),
  kind: z.enum(['paste', 'query']),
  lang: z.enum(['en', 'ko']),
  label: z.array(z.string()).min(1),
});
type Case = z.infer<typeof caseSchema>;

interface Outcome extends Case {
  /** The place of the best label in our list and in plain Pagefind's, from 1; Infinity where it is not there. */
  ours: number;
  plain: number;
  /** The place of the first of all labels in our list. */
  any: number;
  milliseconds: number;
  /** Our first results, as kind/id. */
  first: string[];
}

const [file] = process.argv.slice(2);
if (!file) stop('Say which file of labelled cases to read: npm run eval:search -- FILE.jsonl');
const site = process.env['OUT_DIR'] ?? 'dist';
if (!existsSync(`${site}/pagefind/pagefind.js`)) stop('Build the site first: npm run build');

const cases = readCases(await readFile(file, 'utf8'));
const knowledgeBase = readKnowledgeBase(await readContent('.'));
const judged = cases.filter(({ label }) => knowledgeBase.failureModes.has(label[0]!));
if (judged.length === 0) stop('None of the cases is about a failure mode of this content.');
const server = await serve(site);
const browser = await launchChromium();
const outcomes: Outcome[] = [];
try {
  for (const lang of ['en', 'ko'] as const) {
    const own = judged.filter((each) => each.lang === lang);
    if (own.length === 0) continue;
    const page = await browser.newPage();
    await page.goto(`${server.origin}${lang === 'ko' ? '/ko' : ''}/search/`);
    for (const each of own) outcomes.push(await outcomeOf(page, each));
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
report();

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}

function readCases(text: string): Case[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [caseSchema.parse(JSON.parse(line))];
    } catch (error) {
      const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
      return stop(`${file}:${index + 1} is no labelled case: ${why}`);
    }
  });
}

async function outcomeOf(page: Page, each: Case): Promise<Outcome> {
  const begin = performance.now();
  await page.locator('[data-search]').fill(each.text);
  await page.locator('[data-results="done"]').waitFor({ state: 'attached' });
  const milliseconds = performance.now() - begin;
  const found = await page
    .locator('a[data-result]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
  // As the box of an unchanged Pagefind would: the text as it stands.
  const plain = await page.evaluate(async (text) => {
    const prefix = document.documentElement.lang === 'ko' ? '/ko' : '';
    const pagefind = (await import(new URL('/pagefind/pagefind.js', location.href).href)) as {
      search(query: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>;
    };
    const { results } = await pagefind.search(text);
    const pages = await Promise.all(results.slice(0, 20).map((result) => result.data()));
    return pages.map(({ url }) => prefix + new URL(url, location.href).pathname.replace(/^\/ko/, ''));
  }, each.text);
  for (const drop of await page.locator('[data-held] button').all())
    if (await drop.isVisible()) await drop.click();
  const ids = found.map(idIn);
  const placeIn = (list: readonly string[], label: string) =>
    list.indexOf(`failure-modes/${label}`) + 1 || Infinity;
  return {
    ...each,
    ours: placeIn(ids, each.label[0]!),
    plain: placeIn(plain.map(idIn), each.label[0]!),
    any: Math.min(...each.label.map((label) => placeIn(ids, label))),
    milliseconds,
    first: ids.slice(0, 3),
  };
}

function idIn(pathname: string): string {
  return pathname
    .split('/')
    .filter((part) => part !== '' && part !== 'ko')
    .join('/');
}

function report(): void {
  console.log(
    `${judged.length} of ${cases.length} cases are about a failure mode that has a runbook here; places count all results as shown.\n`,
  );
  console.log(
    '                 recall at 1   at 3    MRR     any label at 3   plain Pagefind: at 1   at 3    MRR',
  );
  for (const kind of ['paste', 'query'] as const) {
    for (const lang of ['en', 'ko'] as const) {
      const some = outcomes.filter((each) => each.kind === kind && each.lang === lang);
      if (some.length === 0) continue;
      const share = (holds: (each: Outcome) => boolean) =>
        (some.filter(holds).length / some.length).toFixed(3);
      const mrr = (rank: 'ours' | 'plain') =>
        (some.reduce((sum, each) => sum + 1 / each[rank], 0) / some.length).toFixed(3);
      console.log(
        `${kind} ${lang} (${some.length})`.padEnd(17),
        share(({ ours }) => ours <= 1).padEnd(13),
        share(({ ours }) => ours <= 3).padEnd(7),
        mrr('ours').padEnd(7),
        share(({ any }) => any <= 3).padEnd(16),
        share(({ plain }) => plain <= 1).padStart(20),
        share(({ plain }) => plain <= 3).padStart(7),
        mrr('plain').padStart(7),
      );
    }
  }
  const times = outcomes.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  console.log(
    `\nFrom text to last result: ${times[Math.floor(times.length / 2)]!.toFixed(0)} ms in the middle, ${times.at(-1)!.toFixed(0)} ms at most.`,
  );
  const misses = outcomes.filter(({ ours }) => ours > 3);
  console.log(`\n${misses.length} misses, beyond the third place:`);
  for (const { id, kind, ours, label, text, first } of misses) {
    console.log(`  ${id ?? ''} ${kind} ${label.join(', ')} at ${ours}; instead ${first.join(', ')}`);
    console.log(`    ${text.replace(/\s+/g, ' ').slice(0, 140)}`);
  }
}
