import { expect, test } from 'vitest';
import { bundledPage, bundledTemplates } from '../../src/bundle/pages.ts';

const files = new Set([
  'index.html',
  'ko/index.html',
  'failure-modes/node-down/index.html',
  'failure-modes/node-down.md',
  'runbooks/kubernetes/kubenodedown/index.html',
  'favicon.svg',
]);
const site = {
  files,
  base: '/',
  styles: ['_astro/later.css'],
  scripts: ['files.en.js', 'page.js'],
  made: '2026-01-02T03:04:05.000Z',
};
const page = (head: string, body = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
const inPage = (body: string, base = '/') =>
  /<body>(.*)<\/body>/s.exec(
    bundledPage('failure-modes/node-down/index.html', page('', body), { ...site, base }),
  )![1]!;

test.each([
  ['/', '../../index.html'],
  ['/ko/', '../../ko/index.html'],
  ['/failure-modes/node-down/', 'index.html'],
  ['/failure-modes/node-down', 'index.html'],
  ['/failure-modes/node-down/?x=1#recover', 'index.html?x=1#recover'],
  ['/failure-modes/node-down.md', '../node-down.md'],
  ['/runbooks/kubernetes/kubenodedown', '../../runbooks/kubernetes/kubenodedown/index.html'],
])('leads from %s to the file %s', (address, file) => {
  expect(inPage(`<a href="${address}">x</a>`)).toBe(`<a href="${file}">x</a>`);
});

test.each(['https://kubernetes.io/', '//kubernetes.io/', '#recover', '/not/there/', 'mailto:a@example.com'])(
  'leaves %s as it is',
  (address) => {
    expect(inPage(`<a href="${address}">x</a>`)).toBe(`<a href="${address}">x</a>`);
  },
);

test('knows its pages under a base, and only those', () => {
  expect(inPage('<a href="/k8s/ko/">x</a><a href="/ko/">x</a>', '/k8s')).toBe(
    '<a href="../../ko/index.html">x</a><a href="/ko/">x</a>',
  );
});

test('leads addresses in templates and in forms as well', () => {
  expect(inPage('<template><a href="/">x</a></template><form action="/ko/"></form>')).toBe(
    '<template><a href="../../index.html">x</a></template><form action="../../ko/index.html"></form>',
  );
});

test('runs its own scripts, has all styles, and says when it was made', () => {
  const bundled = bundledPage(
    'ko/index.html',
    page('<script type="module" src="/_astro/page.js"></script>'),
    site,
  );
  expect(bundled).toBe(
    '<!doctype html><html lang="en" data-copied="2026-01-02T03:04:05.000Z"><head><meta charset="utf-8">' +
      '<link rel="stylesheet" href="../_astro/later.css"><script defer src="../files.en.js"></script>' +
      '<script defer src="../page.js"></script></head><body></body></html>',
  );
});

test('keeps its policy, which names files by their scheme', () => {
  const policy =
    "default-src 'none';script-src 'self';require-trusted-types-for 'script';trusted-types default";
  const bundled = bundledPage(
    'index.html',
    page(`<meta http-equiv="content-security-policy" content="${policy}">`),
    site,
  );
  expect(bundled).toContain(`content="default-src 'none';script-src 'self' file:"`);
});

test('leaves the places of templates to the script that shows them', () => {
  expect(bundledTemplates('<template><a href="/ko/#x">x</a><a href="#y">y</a></template>', site)).toBe(
    '<template><a href="bundle-root:ko/index.html#x">x</a><a href="#y">y</a></template>',
  );
});
