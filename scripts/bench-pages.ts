/** Shows what pages weigh and how soon they can be read over a slow link: npm run bench:pages [-- <kind> ...] */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { budget, weigh } from '../src/site/budget.ts';
import { launchChromium } from './browser/chromium.ts';
import { serve } from './browser/serve.ts';
import { readSite } from './site.ts';

/** 1.6 Mbit/s with 150 ms to the server and back. */
const slow = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const rounds = 9;

const folder = process.env['OUT_DIR'] ?? 'dist';
if (!existsSync(`${folder}/pagefind/pagefind.js`)) {
  console.error('Build the site first: npm run build');
  process.exit(2);
}

const site = await readSite(folder);
/** A page of each kind: the one in the middle by its weight. */
const kinds = new Map<string, string[]>();
for (const path of site.pages.keys()) {
  const kind = /^(ko\/)?(?:([^/]+)\/)?(?:.+\/)?index\.html$/.exec(path);
  // What the diagnosis fetches is never seen as a page.
  if (!kind || path.endsWith('diagnose/cards/index.html')) continue;
  const isList = path.split('/').length - (kind[1] ? 1 : 0) <= 2;
  const name = `${kind[1] ?? ''}${kind[2] ?? 'home'}${isList ? '' : '/…'}`;
  kinds.set(name, [...(kinds.get(name) ?? []), path]);
}
const chosen = process.argv.slice(2);
const unknown = chosen.find((kind) => !kinds.has(kind));
if (unknown !== undefined) {
  console.error(
    `There is no kind of page "${unknown}". Use some of: ${[...kinds.keys()].sort().join(', ')}.`,
  );
  process.exit(2);
}
const size = (path: string) => site.pages.get(path)!.length;

const server = await serve(folder, '', true);
const browser = await launchChromium();
try {
  console.log(
    `A page of each kind, the one in the middle of its kind. First and largest contentful paint over 1.6 Mbit/s with 150 ms, the median of ${rounds}, and times that of a bare page with the same text.\n`,
  );
  console.log(
    'kind                        raw    gzip  brotli  blocking  scripts  requests   FCP    LCP    bare   FCP×',
  );
  for (const [kind, paths] of [...kinds].sort()) {
    if (chosen.length > 0 && !chosen.includes(kind)) continue;
    const path = paths.sort((a, b) => size(a) - size(b))[Math.floor(paths.length / 2)]!;
    const html = site.pages.get(path)!;
    const { raw, brotli, blocking, scripts } = weigh(site, path);
    const address = `${server.origin}/${path.replace(/index\.html$/, '')}`;
    const requests = await requestsOf(browser, address);
    const { ours, bare } = await paintsBesideBare(browser, address, html);
    console.log(
      kind.padEnd(24),
      String(raw).padStart(7),
      String(gzipSync(html).length).padStart(7),
      String(brotli).padStart(7),
      String(blocking.length).padStart(8),
      String(scripts).padStart(9),
      String(requests).padStart(8),
      `${ours.fcp.toFixed(0)} ms`.padStart(9),
      `${ours.lcp.toFixed(0)} ms`.padStart(7),
      `${bare.fcp.toFixed(0)} ms`.padStart(7),
      (ours.fcp / bare.fcp).toFixed(2).padStart(6),
    );
  }
} finally {
  await browser.close();
  await server.close();
}

const heaviest = [...site.pages.keys()]
  .map((path) => ({ path, bytes: brotliCompressSync(site.pages.get(path)!).length }))
  .sort((a, b) => b.bytes - a.bytes);
console.log('\nThe ten heaviest pages, brotli:');
for (const { path, bytes } of heaviest.slice(0, 10)) console.log(`  ${String(bytes).padStart(6)} ${path}`);
const runbooks = heaviest.filter(({ path }) => /^(\w+\/)?failure-modes\/[^/]+\/index\.html$/.test(path));
console.log(
  `\n${runbooks.length} runbooks: ${runbooks[Math.floor(runbooks.length / 2)]!.bytes} bytes in the middle (at most ${budget.medianRunbook} allowed), ${runbooks[0]!.bytes} at most (${budget.runbook} allowed).`,
);

interface Paints {
  /** Milliseconds from the start of the visit. */
  fcp: number;
  lcp: number;
}

/** How many requests a page makes until the network is idle. */
async function requestsOf(browser: Browser, address: string): Promise<number> {
  const page = await browser.newPage();
  let requests = 0;
  page.on('request', () => (requests += 1));
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.close();
  return requests;
}

/** The paints of a page, and of one with nothing but its text; by turns, so that both meet the same machine. */
async function paintsBesideBare(browser: Browser, address: string, html: string) {
  const body = brotliCompressSync(bare(html));
  const server = createServer((_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br' })
      .end(body),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bareAddress = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const runs: { ours: Paints[]; bare: Paints[] } = { ours: [], bare: [] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      runs.ours.push(await paintsOf(browser, address));
      runs.bare.push(await paintsOf(browser, bareAddress));
    }
  } finally {
    server.close();
  }
  return { ours: median(runs.ours), bare: median(runs.bare) };
}

/** The paints of an address in a fresh profile. */
async function paintsOf(browser: Browser, address: string): Promise<Paints> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.emulateNetworkConditions', slow);
  await page.goto(address, { waitUntil: 'load' });
  const paints = await page.evaluate(
    () =>
      new Promise<Paints>((resolve) => {
        let lcp = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) lcp = entry.startTime;
        }).observe({ type: 'largest-contentful-paint', buffered: true });
        setTimeout(() => {
          const fcp = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
          resolve({ fcp, lcp });
        }, 200);
      }),
  );
  await context.close();
  return paints;
}

function median(runs: readonly Paints[]): Paints {
  const of = (value: (run: Paints) => number) =>
    runs.map(value).sort((a, b) => a - b)[Math.floor(runs.length / 2)]!;
  return { fcp: of(({ fcp }) => fcp), lcp: of(({ lcp }) => lcp) };
}

/** A page with nothing but the text of another. */
function bare(html: string): string {
  const text = html
    .replace(/<(style|script|noscript|template)[\s\S]*?<\/\1>/g, '')
    .replace(/^[\s\S]*<body>/, '')
    .replace(/<(\/?)(?:p|li|h\d|pre|div|dt|dd|tr)\b[^>]*>/g, '<$1p>')
    .replace(/<(?!\/?p>)[^>]+>/g, '');
  return `<!doctype html><meta charset=utf-8><title>bare</title>${text}`;
}
