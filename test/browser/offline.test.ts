import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium } from '../../scripts/browser/chromium.ts';
import { serve } from '../../scripts/browser/serve.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Waits until the browser has so many whole copies of a language. */
async function untilCopied(page: Page, language: string, copies = 1): Promise<void> {
  const count = () =>
    page.evaluate(async (wanted) => {
      const names = (await caches.keys()).filter((name) => name.startsWith(`copy-${wanted}-`));
      const whole = await Promise.all(
        names.map(async (name) => (await caches.open(name)).match(`/offline/${wanted}.json`)),
      );
      return whole.filter(Boolean).length;
    }, language);
  await expect.poll(count, { timeout: 60_000, interval: 300 }).toBe(copies);
}

async function visited(
  language: '' | '/ko',
): Promise<{ context: BrowserContext; page: Page; origin: string }> {
  const server = await serve(inject('site'));
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.origin}${language}/failure-modes/node-down/`);
  await untilCopied(page, language === '' ? 'en' : 'ko');
  await server.close();
  return { context, page, origin: server.origin };
}

test('after one visit every kind of page opens without a network, says how old it is, and search and diagnosis work', async () => {
  const { context, page, origin } = await visited('');
  for (const [path, title] of [
    ['/', 'Your cluster is failing. Start here.'],
    ['/failure-modes/', 'Runbooks'],
    ['/failure-modes/kubelet-down/', 'The kubelet is down'],
    ['/checks/nodes-are-ready/', 'Are all nodes registered and Ready?'],
    ['/symptoms/nodes-not-ready/', 'Nodes are NotReady'],
    ['/mitigations/ha-control-plane/', 'Run a highly available control plane'],
    ['/causes/vm-shutdown/', /machine|shut/i],
    ['/components/kubelet/', 'kubelet'],
    ['/alerts/kubenodenotready/', 'KubeNodeNotReady'],
    ['/runbooks/kubernetes/kubenodenotready', 'KubeNodeNotReady'],
    ['/logs/', /log/i],
    ['/matrix/', /mitigation/i],
    ['/tree/', /tree/i],
    ['/connect/', /alert/i],
    ['/about/', 'About this site'],
    ['/search/', /search/i],
  ] as const) {
    await page.goto(origin + path);
    expect(await page.locator('h1').textContent(), path).toMatch(title);
    expect(await page.locator('[data-copy-age="0"]').textContent(), path).toContain('From a copy of');
  }

  await page.goto(`${origin}/alerts/kubenodenotready/#node=worker-7`);
  await page.locator('var.filled', { hasText: 'worker-7' }).first().waitFor();

  await page.goto(`${origin}/`);
  await page.locator('[data-search]').fill('failed to parse kubelet flag: unknown flag: --network-plugin');
  await page.locator('[data-results="done"] a[data-result]').first().waitFor();
  expect(await page.locator('a[data-result]').first().getAttribute('href')).toBe(
    '/failure-modes/kubelet-misconfigured/',
  );

  // A step of the tree is answered by the diagnosis where it stands.
  await page.goto(`${origin}/tree/api-server-answers.ready/nodes-are-ready.not-ready/`);
  await page.locator('[data-candidate="kubelet-down"]').waitFor();
  expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe(
    '/diagnose/#api-server-answers=ready&nodes-are-ready=not-ready',
  );
  await page.locator('[data-cannot-tell]').click();
  await page.waitForFunction(() => location.hash.includes('skip='));

  const missing = await page.goto(`${origin}/failure-modes/nothing-of-the-kind/`);
  expect(missing?.status()).toBe(404);
  await context.close();
});

test('the Korean pages are kept for those who read them', async () => {
  const { context, page, origin } = await visited('/ko');
  await page.goto(`${origin}/ko/failure-modes/kubelet-down/`);
  expect(await page.locator('html').getAttribute('lang')).toBe('ko');
  expect(await page.locator('[data-copy-age]').textContent()).toContain('사본이며');
  await context.close();
});

test('nothing is kept where the reader saves data', async () => {
  const server = await serve(inject('site'));
  const context = await browser.newContext();
  await context.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
  );
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${server.origin}/failure-modes/node-down/`, { waitUntil: 'networkidle' });
  await page.waitForTimeout(1500);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  expect(asked.filter((path) => /sw\.js|offline/.test(path))).toEqual([]);
  await context.close();
  await server.close();
});

test('a new version takes over, and a page of the old one goes on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'versions-'));
  cpSync(inject('site'), folder, { recursive: true });
  const server = await serve(folder);
  const context = await browser.newContext();
  const old = await context.newPage();
  await old.goto(`${server.origin}/failure-modes/node-down/`);
  await untilCopied(old, 'en');

  const path = join(folder, 'offline/en.copy');
  const copy = gunzipSync(readFileSync(path))
    .toString()
    .replaceAll('The kubelet is down', 'The kubelet has stopped');
  writeFileSync(path, gzipSync(copy));
  writeFileSync(join(folder, 'offline/en.json'), JSON.stringify({ version: 'next', bytes: copy.length }));
  const next = await context.newPage();
  await next.goto(`${server.origin}/failure-modes/kubelet-down/`);
  await untilCopied(next, 'en', 2);
  await server.close();

  await next.goto(`${server.origin}/failure-modes/kubelet-down/`);
  expect(await next.locator('h1').textContent()).toBe('The kubelet has stopped');
  // The page from before has not loaded its search yet.
  await old.locator('[data-search]').fill('node is down');
  await old.locator('[data-results="done"] a[data-result]').first().waitFor();
  await context.close();
  rmSync(folder, { recursive: true });
});
