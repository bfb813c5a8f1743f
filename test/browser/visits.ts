import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { launchChromium } from '../../scripts/browser/chromium.ts';
import { serve } from '../../scripts/browser/serve.ts';

/** Serves the site, and the widened one under a path, for all tests of a file, and opens their pages in a browser. */
export function visits() {
  let browser: Browser;
  const origins = { root: '', underBase: '' };
  const closing: (() => Promise<unknown>)[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    const [root, underBase] = await Promise.all([
      serve(inject('site')),
      serve(join(inject('widened'), 'dist'), '/k8s'),
    ]);
    browser = await launchChromium();
    Object.assign(origins, { root: root.origin, underBase: underBase.origin });
    closing.push(() => browser.close(), root.close, underBase.close);
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });

  return { origins, visit, leave };

  /** Opens a page as a new visitor would; what it complains of is held against the test. */
  async function visit(
    path: string,
    options: BrowserContextOptions = {},
    origin = origins.root,
  ): Promise<Page> {
    const context = await browser.newContext({
      permissions: ['clipboard-read', 'clipboard-write'],
      ...options,
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('status of 404'))
        complaints.push(`${page.url()}: ${message.text()}`);
    });
    await page.goto(origin + path);
    return page;
  }

  async function leave(page: Page): Promise<void> {
    const said = complaints.splice(0);
    await page.context().close();
    expect(said).toEqual([]);
  }
}

/** What the button of the first command with these words copies. */
export async function copied(page: Page, command: string): Promise<string> {
  const figure = page.locator('[data-command]', { hasText: command }).first();
  await figure.locator('[data-copy]').click();
  return page.evaluate(() => navigator.clipboard.readText());
}
