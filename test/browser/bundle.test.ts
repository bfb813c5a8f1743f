import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium } from '../../scripts/browser/chromium.ts';

let folder = '';
let output = '';
let browser: Browser;
let page: Page;
const complaints: string[] = [];
const at = (path: string) => pathToFileURL(join(folder, 'cluster-runbooks', path)).href.replace('%23', '#');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  output = execFileSync(process.execPath, ['scripts/bundle.ts', '--no-pdf'], {
    env: { ...process.env, NODE_ENV: 'production', OUT_DIR: inject('site'), BASE: '/', BUNDLE_DIR: folder },
    encoding: 'utf8',
  });
  browser = await launchChromium();
  page = await browser.newPage();
  page.on('pageerror', ({ message }) => complaints.push(`${page.url()}: ${message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) complaints.push(`asked for ${request.url()}`);
  });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

test('says what it wrote, and the archive holds what the folder holds', () => {
  expect(output).toMatch(/^folder {2}\d+ files; open .*\narchive .*\.zip, \d+\.\d MB\n$/);
  const archive = unzipSync(readFileSync(join(folder, 'cluster-runbooks.zip')));
  const inFolder = readdirSync(join(folder, 'cluster-runbooks'), { recursive: true, withFileTypes: true });
  expect(Object.keys(archive)).toHaveLength(inFolder.filter((entry) => entry.isFile()).length);
  expect(Buffer.from(archive['cluster-runbooks/index.html']!).toString()).toBe(
    readFileSync(join(folder, 'cluster-runbooks/index.html'), 'utf8'),
  );
  expect(Object.keys(archive).filter((path) => /_headers|sw\.js|pagefind/.test(path))).toEqual([]);
});

test('from a folder, a pasted error finds its runbook, which says how old the copy is', async () => {
  await page.goto(at('index.html'));
  await page.locator('[data-search]').fill('etcdserver: mvcc: database space exceeded');
  await page.locator('[data-results="done"] a[data-result]').first().click();
  await page.waitForURL('**/failure-modes/etcd-space-exceeded/index.html');
  expect(await page.locator('[data-copy-age="0"]').textContent()).toContain('From a copy of');
});

test('from a folder, the diagnosis asks and answers, and leads to a runbook', async () => {
  await page.goto(at('diagnose/index.html#api-server-answers=ready&nodes-are-ready=not-ready'));
  const candidate = page.locator('[data-candidate="kubelet-down"] a').first();
  await candidate.waitFor();
  await page.locator('[data-cannot-tell]').click();
  await page.waitForFunction(() => location.hash.includes('skip='));
  await candidate.click();
  await page.waitForURL('**/failure-modes/kubelet-down/index.html');
  expect(await page.locator('h1').textContent()).toBe('The kubelet is down');
});

test("from a folder, an alert's link fills the commands, in either language", async () => {
  await page.goto(at('alerts/kubenodenotready/index.html#node=worker-1'));
  await page.locator('var.filled', { hasText: 'worker-1' }).first().waitFor();
  await page.locator('a[data-language]').click();
  await page.waitForURL('**/ko/alerts/kubenodenotready/index.html#node=worker-1');
  await page.locator('var.filled', { hasText: 'worker-1' }).first().waitFor();
});

test.each(['en', 'ko'])(
  'the book in %s holds every runbook once, and its links lead to places in it',
  async (language) => {
    await page.goto(at(`book.${language}.html`));
    const runbooks = readdirSync(join(folder, 'cluster-runbooks/failure-modes'), { withFileTypes: true });
    expect(await page.locator('article h1').count()).toBe(
      runbooks.filter((entry) => entry.isDirectory()).length,
    );
    const dead = await page.evaluate(() =>
      [...document.querySelectorAll('a[href^="#"]')]
        .map((link) => link.getAttribute('href')!)
        .filter((href) => document.getElementById(decodeURIComponent(href.slice(1))) === null),
    );
    expect(dead).toEqual([]);
  },
);

test('nothing was complained of, and nothing asked of a network', () => {
  expect(complaints).toEqual([]);
});
