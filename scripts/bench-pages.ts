/** Shows what pages weigh and how soon they can be read over a slow link: npm run bench:pages */
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
const rounds = 5;

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
  if (!kind) continue;
  const isList = path.split('/').length - (kind[1] ? 1 : 0) <= 2;
  const name = `${kind[1] ?? ''}${kind[2] ?? 'home'}${isList ? '' : '/…'}`;
  kinds.set(name, [...(kinds.get(name) ?? []), path]);
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
    const path = paths.sort((a, b) => size(a) - size(b))[Math.floor(paths.length / 2)]!;
    const html = site.pages.get(path)!;
    const { raw, brotli, blocking, scripts } = weigh(site, path);
    const ours = await paintsOf(browser, `${server.origin}/${path.replace(/index\.html$/, '')}`);
    const bare = await bareOf(browser, html);
    console.log(
      kind.padEnd(24),
      String(raw).padStart(7),
      String(gzipSync(html).length).padStart(7),
      String(brotli).padStart(7),
      String(blocking.length).padStart(8),
      String(scripts).padStart(9),
      String(ours.requests).padStart(8),
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

/** The paints of an address in a fresh profile, and how many requests it took until the network was idle. */
async function paintsOf(browser: Browser, address: string) {
  const runs: { fcp: number; lcp: number; requests: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await client.send('Network.enable');
    await client.send('Network.emulateNetworkConditions', slow);
    let requests = 0;
    page.on('request', () => (requests += 1));
    await page.goto(address, { waitUntil: 'networkidle' });
    const paints = await page.evaluate(
      () =>
        new Promise<{ fcp: number; lcp: number }>((resolve) => {
          let lcp = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) lcp = entry.startTime;
          }).observe({ type: 'largest-contentful-paint', buffered: true });
          setTimeout(() => {
            const fcp = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
            resolve({ fcp, lcp });
          }, 50);
        }),
    );
    runs.push({ ...paints, requests });
    await context.close();
  }
  const median = (of: (run: (typeof runs)[number]) => number) =>
    runs.map(of).sort((a, b) => a - b)[Math.floor(rounds / 2)]!;
  return {
    fcp: median(({ fcp }) => fcp),
    lcp: median(({ lcp }) => lcp),
    requests: median(({ requests }) => requests),
  };
}

/** The paints of a page with nothing but the text of another. */
async function bareOf(browser: Browser, html: string) {
  const text = html
    .replace(/<(style|script|noscript|template)[\s\S]*?<\/\1>/g, '')
    .replace(/^[\s\S]*<body>/, '')
    .replace(/<(\/?)(?:p|li|h\d|pre|div|dt|dd|tr)\b[^>]*>/g, '<$1p>')
    .replace(/<(?!\/?p>)[^>]+>/g, '');
  const body = brotliCompressSync(`<!doctype html><meta charset=utf-8><title>bare</title>${text}`);
  const bare = createServer((_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br' })
      .end(body),
  );
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
  try {
    return await paintsOf(browser, `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`);
  } finally {
    bare.close();
  }
}
