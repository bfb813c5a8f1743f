import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeViolations } from './axe.ts';
import { visits } from './visits.ts';

const { visit, leave } = visits();

/** A page of each kind. */
const kinds = [
  '/',
  '/failure-modes/node-down/',
  '/checks/nodes-are-ready/',
  '/symptoms/nodes-not-ready/',
  '/mitigations/ha-control-plane/',
  '/components/kubelet/',
  '/alerts/kubenodenotready/',
  '/failure-modes/',
  '/alerts/',
  '/matrix/',
  '/logs/',
  '/tree/',
  '/tree/api-server-answers.ready/',
  '/diagnose/',
  '/search/?q=node',
  '/connect/',
  '/about/',
  '/nothing-of-the-kind/',
];
/** In pixels: a laptop's screen at 400 %, a small phone, and a laptop's screen at 200 %. */
const widths = [320, 360, 640];

test.each(kinds)(
  '%s has no axe-core violation in any theme or language, and needs no sideways scrolling on a phone or enlarged',
  async (path) => {
    for (const prefix of ['', '/ko']) {
      const page = await visit(prefix + path, { viewport: { width: 360, height: 740 } });
      await untilDone(page);
      expect(await page.locator('html').getAttribute('lang')).toBe(langOf(prefix, path));
      expect(await axeViolations(page), `${prefix}${path}`).toEqual([]);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 740 });
        const taken = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(taken, `${prefix}${path} at ${width}`).toBeLessThanOrEqual(width);
      }
      await leave(page);
    }
  },
);

/** The page that helps those who went astray is one for both languages. */
function langOf(prefix: string, path: string): string {
  return prefix === '/ko' && path !== '/nothing-of-the-kind/' ? 'ko' : 'en';
}

/** Waits until the scripts of a page have put in all that they add at once. */
async function untilDone(page: Page): Promise<void> {
  if ((await page.locator('[data-diagnosis]').count()) === 0) return;
  // Beside plain steps it starts when the reader comes near.
  await page.evaluate(() => document.querySelector('[data-static]')?.scrollIntoView());
  await page.locator('[data-diagnosis]:not([hidden])').waitFor();
}

describe('with the keyboard alone', () => {
  const focused = (page: Page, attribute: string) =>
    page.evaluate((name) => document.activeElement?.getAttribute(name) ?? null, attribute);

  test('a reader gets past the header, searches, and opens what was found', async () => {
    const page = await visit('/failure-modes/node-down/');
    await page.keyboard.press('Tab');
    expect(await focused(page, 'href')).toBe('#main');
    await page.keyboard.press('/');
    expect(await focused(page, 'data-search')).not.toBeNull();
    await page.keyboard.type('kubelet');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?q=kubelet');
    await page.locator('[data-results="done"] a[data-result]').first().waitFor();
    for (let tabs = 0; tabs < 40 && (await focused(page, 'data-result')) === null; tabs += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.startsWith('/search'));
    await leave(page);
  });

  test('one key copies the next command, and one that destroys only when it is asked for', async () => {
    const page = await visit('/failure-modes/etcd-data-lost/');
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    const shown = await page
      .locator('[data-command]')
      .evaluateAll((commands) =>
        commands
          .filter((command) => command.getClientRects().length > 0)
          .map((command) => (command as HTMLElement).dataset['risk'] === 'destroys'),
      );
    const destroyer = shown.indexOf(true);
    expect(destroyer).toBeGreaterThan(0);
    const copies: string[] = [];
    for (let pressed = 0; pressed < destroyer; pressed += 1) {
      await page.keyboard.press('c');
      await page.waitForTimeout(50);
      copies.push(await clipboard());
    }
    expect(new Set(copies).size).toBeGreaterThan(1);
    await page.keyboard.press('c');
    await page.waitForTimeout(50);
    expect(await clipboard()).toBe(copies.at(-1));
    expect(await page.locator('[data-live]').textContent()).not.toBe('');
    expect(await focused(page, 'data-copy')).not.toBeNull();
    await page.keyboard.press('Enter');
    await page.waitForTimeout(50);
    expect(await clipboard()).not.toBe(copies.at(-1));
    await leave(page);
  });

  test('a reader lists the keys, and types them where text belongs', async () => {
    const page = await visit('/failure-modes/node-down/');
    await page.keyboard.press('?');
    const dialog = page.locator('dialog[open]');
    expect(await dialog.locator('kbd').allTextContents()).toEqual(['/', 'c', 'd', '?']);
    await page.keyboard.press('Escape');
    expect(await dialog.count()).toBe(0);
    await page.keyboard.press('/');
    await page.keyboard.type('c?d/');
    expect(await page.locator('[data-search]').inputValue()).toBe('c?d/');
    expect(await dialog.count()).toBe(0);
    await leave(page);
  });

  test('a reader diagnoses, is told what changed, and comes back to where it stood', async () => {
    const page = await visit('/diagnose/');
    const answer = page.locator('[data-answer="ready"]');
    await answer.waitFor();
    for (let tabs = 0; tabs < 60 && (await focused(page, 'data-answer')) !== 'ready'; tabs += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash === '#api-server-answers=ready');
    await page.locator('[data-check]:not([data-check="api-server-answers"])').first().waitFor();
    // What is asked next is where the reader is, and is read out.
    expect(await page.evaluate(() => document.activeElement?.closest('[data-part]') !== null)).toBe(true);
    expect(await page.locator('[data-part="progress"][role="status"]').textContent()).not.toBe('');
    await page.goto(new URL('/failure-modes/node-down/', page.url()).href);
    await page.keyboard.press('d');
    await page.waitForURL('**/diagnose/#api-server-answers=ready');
    await leave(page);
  });
});

test('nothing moves for those who want it still', async () => {
  const page = await visit('/failure-modes/node-down/', { reducedMotion: 'reduce' });
  await page.locator('[data-copy]').first().click();
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, animationDuration, animationName, scrollBehavior } =
          getComputedStyle(element);
        return (
          transitionDuration.split(', ').some((duration) => parseFloat(duration) > 0) ||
          (animationName !== 'none' && parseFloat(animationDuration) > 0) ||
          scrollBehavior === 'smooth'
        );
      })
      .map((element) => element.outerHTML.slice(0, 80)),
  );
  expect(moving).toEqual([]);
  await leave(page);
});

test('on a phone of 360 pixels a thumb searches, opens, copies and diagnoses', async () => {
  const page = await visit('/', {
    viewport: { width: 360, height: 740 },
    isMobile: true,
    hasTouch: true,
    deviceScaleFactor: 3,
  });
  await page.locator('[data-search]').tap();
  await page.locator('[data-search]').fill('nodes are not ready');
  await page.locator('[data-results="done"] a[data-result]').first().tap();
  await page.waitForURL((url) => url.pathname !== '/');

  await page.goto(new URL('/alerts/kubenodenotready/#node=worker-1', page.url()).href);
  const copy = page.locator('[data-copy]:visible').first();
  const box = (await copy.boundingBox())!;
  expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
  expect(box.x + box.width).toBeLessThanOrEqual(360);
  await copy.tap();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('worker-1');

  await page.goto(new URL('/diagnose/', page.url()).href);
  await page.locator('[data-answer="ready"]').tap();
  await page.waitForFunction(() => location.hash === '#api-server-answers=ready');
  await page.locator('[data-part="progress"]').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await leave(page);
});
