/** Measures the search of the built site in Chromium, cold and warm: npm run bench:search */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { launchChromium } from './browser/chromium.ts';
import { serve } from './browser/serve.ts';

const site = process.env['OUT_DIR'] ?? 'dist';
if (!existsSync(`${site}/search/index.json`)) {
  console.error('Build the site first: npm run build');
  process.exit(2);
}

for (const path of ['search/index.json', 'ko/search/index.json']) {
  const bytes = await readFile(`${site}/${path}`);
  console.log(
    `${path.padEnd(22)} ${bytes.length} bytes, gzip ${gzipSync(bytes).length}, brotli ${brotliCompressSync(bytes).length}`,
  );
}

const server = await serve(site);
const browser = await launchChromium();
try {
  for (const [name, text] of [
    ['words', 'nodes not ready'],
    [
      'a log line',
      'E1123 kubelet "Failed to ensure lease exists, will retry" err="dial tcp 10.77.0.10:6443: connect: no route to host"',
    ],
  ] as const) {
    const page = await browser.newPage();
    let bytes = 0;
    page.on(
      'response',
      (response) =>
        void response.body().then(
          (body) => (bytes += body.length),
          () => 0,
        ),
    );
    await page.goto(`${server.origin}/`);
    await page.waitForLoadState('networkidle');
    const before = bytes;
    const cold = await type(page, text);
    const fetched = bytes - before;
    await page.locator('[data-search]').fill('');
    const warm = await type(page, text);
    console.log(
      `${name.padEnd(22)} cold: first result after ${cold.first.toFixed(0)} ms, all after ${cold.all.toFixed(0)} ms, ${fetched} bytes fetched (uncompressed); warm: ${warm.first.toFixed(0)} and ${warm.all.toFixed(0)} ms`,
    );
    await page.close();
  }
  for (const megabytes of [1, 5]) {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/`);
    const { all, longestTask } = await paste(page, megabytes);
    console.log(
      `${`${megabytes} MB of log, pasted`.padEnd(22)} all results after ${all.toFixed(0)} ms; the main thread was busy for at most ${longestTask.toFixed(0)} ms at a time`,
    );
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}

/** Milliseconds from the input to the first result on the page, and to the last. */
function type(page: Page, text: string): Promise<{ first: number; all: number }> {
  return page.evaluate(async (value) => {
    const box = document.querySelector<HTMLTextAreaElement>('[data-search]')!;
    const list = document.querySelector<HTMLElement>('[data-results]')!;
    list.replaceChildren();
    box.focus();
    // The listener of a box that was never used is there a moment after it got the focus.
    const begin = performance.now();
    let first = 0;
    for (;;) {
      if (box.value !== value) {
        box.value = value;
        box.dispatchEvent(new Event('input', { bubbles: true }));
      }
      await new Promise((resolve) => setTimeout(resolve, 2));
      if (list.childElementCount > 0 && first === 0) first = performance.now() - begin;
      if (first > 0 && list.dataset['results'] === 'done') return { first, all: performance.now() - begin };
    }
  }, text);
}

/** Pastes a log of so many megabytes, all lines different. */
function paste(page: Page, megabytes: number): Promise<{ all: number; longestTask: number }> {
  return page.evaluate(async (size) => {
    const box = document.querySelector<HTMLTextAreaElement>('[data-search]')!;
    const list = document.querySelector<HTMLElement>('[data-results]')!;
    box.focus();
    while (list.dataset['results'] !== 'done') await new Promise((resolve) => setTimeout(resolve, 10));
    await new Promise((resolve) => setTimeout(resolve, 500));
    let longestTask = 0;
    new PerformanceObserver((entries) => {
      for (const { duration } of entries.getEntries()) longestTask = Math.max(longestTask, duration);
    }).observe({ type: 'longtask' });
    const lines: string[] = [];
    for (let at = 0, length = 0; length < size * 1e6; at += 1) {
      const words = Array.from({ length: 12 }, (_, place) => (at * 7919 + place * 104729).toString(36)).join(
        ' ',
      );
      lines.push(
        `Nov 23 17:46:15 node2 kubelet[3317]: E1123 17:46:14.998848 3317 controller.go:201] "${words}" err="x"`,
      );
      length += lines.at(-1)!.length + 1;
    }
    lines.push('error: etcdserver: mvcc: database space exceeded');
    const data = new DataTransfer();
    data.setData('text/plain', lines.join('\n'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    longestTask = 0;
    const begin = performance.now();
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    do await new Promise((resolve) => setTimeout(resolve, 10));
    while (list.dataset['results'] !== 'done');
    const all = performance.now() - begin;
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { all, longestTask };
  }, megabytes);
}
