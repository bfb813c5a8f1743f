import { expect, test } from 'vitest';
import { caching, exceptions, everywhere } from '../../src/hosting/headers.ts';
import { headersFile } from '../../src/hosting/static-hosts.ts';
import { withPolicy } from '../../src/site/policy.ts';

test('says the same with every answer', () => {
  expect({ ...everywhere, ...caching }).toEqual({
    'cache-control': 'no-cache',
    'content-security-policy':
      "script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; " +
      "worker-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; " +
      "trusted-types default; object-src 'none'; frame-ancestors 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
});

test('lets a reader past a certificate that has expired', () => {
  expect(everywhere).not.toHaveProperty('strict-transport-security');
});

test('forbids nothing that the policy of a page allows, styles least of all', () => {
  const page = withPolicy('<meta charset="utf-8"><style>p{}</style>');
  for (const directive of everywhere['content-security-policy']!.split('; ')) {
    if (/^(object-src|frame-ancestors) /.test(directive)) continue;
    expect(page).toContain(`;${directive};`);
  }
  expect(everywhere['content-security-policy']).not.toMatch(/default-src|style-src/);
});

test('names the paths that have other headers', () => {
  expect(exceptions).toEqual([
    { paths: ['/_astro/*'], headers: { 'cache-control': 'public, max-age=31536000, immutable' } },
    {
      paths: [
        '/knowledge-base.json',
        '/decision-tree.json',
        '/alerts.json',
        '/signatures.json',
        '/schemas/*',
      ],
      headers: { 'access-control-allow-origin': '*' },
    },
  ]);
});

/** What a static host reads in a `_headers` file: path -> lines. */
function rulesIn(file: string): Map<string, string[]> {
  return new Map(
    file
      .trimEnd()
      .split('\n\n')
      .map((rule) => rule.split('\n'))
      .map(([path, ...lines]) => [path!, lines]),
  );
}

test('writes them as static hosts read them', () => {
  const rules = rulesIn(headersFile('/'));
  expect([...rules.keys()]).toEqual([
    '/*',
    '/_astro/*',
    '/knowledge-base.json',
    '/decision-tree.json',
    '/alerts.json',
    '/signatures.json',
    '/schemas/*',
  ]);
  expect(rules.get('/_astro/*')).toEqual(['  cache-control: public, max-age=31536000, immutable']);
  expect(rules.get('/*')).toContain('  referrer-policy: no-referrer');
  expect(rules.get('/*')!.join()).not.toContain('cache-control');
});

test.each(['/k8s', '/k8s/'])('puts the base %s before each path', (base) => {
  const paths = [...rulesIn(headersFile(base)).keys()];
  expect(paths).toContain('/k8s/_astro/*');
  expect(paths.filter((path) => !/^\/k8s\/[^/]/.test(path))).toEqual([]);
});

test('gives no path a header twice, and keeps to what Cloudflare reads: 100 rules, 2,000 characters a line', () => {
  const file = headersFile('/');
  const rules = [...rulesIn(file)];
  for (const path of ['/', '/alerts/x/', '/_astro/page.js', '/alerts.json', '/schemas/alerts.schema.json']) {
    const names = rules
      .filter(([rule]) => (rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule))
      .flatMap(([, lines]) => lines.map((line) => line.split(':')[0]));
    expect(names).toEqual([...new Set(names)]);
  }
  expect(rules.length).toBeLessThanOrEqual(100);
  expect(Math.max(...file.split('\n').map((line) => line.length))).toBeLessThanOrEqual(2000);
});
