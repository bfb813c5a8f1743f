import axe from 'axe-core';
import type { Page } from 'playwright-core';

const all = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
/** What a theme changes. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** What axe-core finds on a page in each theme: the theme, the rule, and the elements that violate it. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const [colorScheme, tags] of [
    ['light', all],
    ['dark', ofColours],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    const violations = await page.evaluate(
      async (runOnly) => {
        const { axe: run } = window as unknown as { axe: typeof axe };
        const results = await run.run(document, { runOnly, resultTypes: ['violations'] });
        return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      },
      [...tags],
    );
    found.push(...violations.map((violation) => `${colorScheme}: ${violation}`));
  }
  return found;
}
