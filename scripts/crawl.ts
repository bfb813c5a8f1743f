/**
 * Opens every page of the built site in a browser, with all that its scripts start, and lists what went wrong: errors of
 * the console, violations of the content security policy, requests that failed or left the site: npm run crawl
 */
import type { Browser } from 'playwright-core';
import { launchChromium } from './browser/chromium.ts';
import { serve } from './browser/serve.ts';
import { ensureBuilt } from './built.ts';
import { readSite } from './site.ts';

const atOnce = 4;

if (process.env['OUT_DIR'] === undefined) ensureBuilt();
const folder = process.env['OUT_DIR'] ?? 'dist';
const { pages } = await readSite(folder);
const site = await serve(folder);
const browser = await launchChromium();
const start = performance.now();
const open = [...pages.keys()].filter((path) => !path.endsWith('diagnose/cards/index.html'));
const count = open.length;
const problems: string[] = [];
await Promise.all(Array.from({ length: atOnce }, () => visit(browser)));
await browser.close();
await site.close();
for (const problem of problems) console.error(problem);
console.log(`Opened ${count} pages in ${secondsSince(start)} s; ${problems.length} problems.`);
process.exitCode = problems.length > 0 ? 1 : 0;

function secondsSince(time: number): string {
  return ((performance.now() - time) / 1000).toFixed(0);
}

/** Opens pages until none is left. */
async function visit(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  let path = '';
  const report = (what: string) => problems.push(`${path}: ${what}`);
  page.on('pageerror', ({ message }) => report(message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) report(message.text());
  });
  page.on('requestfailed', (request) => {
    // Opening the next page ends what this one still fetches.
    const reason = request.failure()?.errorText;
    if (reason !== 'net::ERR_ABORTED') report(`${request.url()} failed: ${reason}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(site.origin)) report(`asked for ${request.url()}`);
  });
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`violates ${violatedDirective}: ${blockedURI}`),
    ),
  );
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    path = next;
    if (open.length % 200 === 0) console.log(`${open.length} pages to go (${secondsSince(start)} s)`);
    await page.goto(`${site.origin}/${path.replace(/index\.html$/, '')}`);
    const isInteractive = await page.locator('[data-diagnosis]').count();
    // Beside plain steps the diagnosis starts when the reader comes near.
    if (isInteractive > 0) {
      await page.evaluate(() => document.querySelector('[data-static]')?.scrollIntoView());
      await page.locator('[data-diagnosis]:not([hidden])').waitFor();
    }
    // The many steps of the tree differ in nothing that the search does.
    if (!path.includes('tree/')) await page.locator('[data-search]').focus();
    await page.waitForLoadState('networkidle');
  }
  await page.close();
}
