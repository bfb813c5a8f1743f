import { expect, test } from 'vitest';
import { type BuiltSite, checkSite, fileAt } from '../../src/site/check-site.ts';
import { exportNames, jsonSchemaOf, schemaPathOf } from '../../src/site/exports.ts';

function page(body: string): string {
  return `<!doctype html><html lang="en"><head><title>Page</title></head><body>${body}</body></html>`;
}

const exportTexts: Record<(typeof exportNames)[number], object> = {
  'knowledge-base': {
    failureModes: [],
    checks: [],
    symptoms: [],
    mitigations: [],
    causes: [],
    components: [],
    alerts: [],
    platforms: {},
    variables: {},
  },
  'decision-tree': { start: { failureModes: [] }, symptoms: {}, alerts: {} },
  alerts: { alerts: [] },
  signatures: { signatures: [] },
};

function siteOf(pages: Record<string, string>, change: Partial<BuiltSite> = {}): BuiltSite {
  const exports = new Map(
    exportNames.flatMap((name) => [
      [`${name}.json`, JSON.stringify({ $schema: 's', version: 1, ...exportTexts[name] })],
      [schemaPathOf(name).slice(1), JSON.stringify(jsonSchemaOf(name))],
    ]),
  );
  return {
    files: new Set(Object.keys(pages)),
    pages: new Map(Object.entries(pages)),
    scripts: new Map(),
    exports,
    addresses: [],
    ...change,
  };
}

async function problemsOf(pages: Record<string, string>, change?: Partial<BuiltSite>, base = '/') {
  return (await checkSite(siteOf(pages, change), base)).problems;
}

test('finds nothing wrong with a site whose links and anchors lead somewhere', async () => {
  const pages = {
    'index.html': page(
      '<h1 id="top">A</h1><p><a href="/b/#place">b</a> <a href="#top">top</a> <a href="https://example.com/">x</a></p>',
    ),
    'b/index.html': page(
      '<h1 id="place">B</h1><p><a href="../">up</a> <a href="/b/#node=worker-1">state</a></p>',
    ),
  };
  expect(await checkSite(siteOf(pages, { addresses: ['/b/'] }), '/')).toEqual({
    problems: [],
    counts: { links: 4, addresses: 1, pages: 2, html: 2, exports: 4 },
  });
});

test('tells a link that leads nowhere, with its place', async () => {
  expect(await problemsOf({ 'index.html': page('<p><a href="/gone/">x</a></p>') })).toEqual([
    'index.html:1:73 link: "/gone/" leads nowhere.\n  Mend the link, or add the page that it means.',
  ]);
});

test('tells an anchor that its page does not have', async () => {
  expect(await problemsOf({ 'index.html': page('<p><a href="#nowhere">x</a></p>') })).toEqual([
    'index.html:1:73 link: "#nowhere" has no place "#nowhere" on its page.\n  Use one of the ids of index.html.',
  ]);
});

test('tells a link that leaves the base under which the site is served', async () => {
  const problems = await problemsOf({ 'index.html': page('<p><a href="/">x</a></p>') }, {}, '/k8s');
  expect(problems).toEqual([
    'index.html:1:73 link: "/" leaves the site\'s base "/k8s".\n  Make the address with addressOf().',
  ]);
});

test('tells a published address that has disappeared, with its line', async () => {
  const problems = await problemsOf({ 'index.html': page('<p>x</p>') }, { addresses: ['/', '/checks/old/'] });
  expect(problems).toEqual([
    'content/addresses.txt:2:1 published-address: "/checks/old/" is no longer on the site.' +
      '\n  Bring the page back, or give the document that replaces it the old id as an alias.',
  ]);
});

test('tells HTML that is not valid', async () => {
  const problems = await problemsOf({ 'index.html': page('<p id="a">x</p><p id="a">y</p>') });
  expect(problems).toEqual(['index.html:1:92 html/no-dup-id: Duplicate ID "a"']);
});

test('tells an export that does not fit its schema, or is missing', async () => {
  const site = siteOf({});
  const exports = new Map(site.exports);
  exports.set('alerts.json', '{"$schema":"s","version":1,"alerts":[{"alert":3}]}');
  exports.delete('signatures.json');
  const problems = await problemsOf({}, { exports });
  expect(problems[0]).toMatch(/^alerts\.json:1:1 export: "\/alerts\/0" does not fit its schema/);
  expect(problems.at(-1)).toMatch(/^signatures\.json:1:1 export: The file or its schema is missing/);
});

test('finds the file of an address with and without a slash', () => {
  const files = new Set(['index.html', 'a/b/index.html', 'a.json']);
  expect(fileAt(files, '/')).toBe('index.html');
  expect(fileAt(files, '/a/b')).toBe('a/b/index.html');
  expect(fileAt(files, '/a/b/')).toBe('a/b/index.html');
  expect(fileAt(files, '/a.json')).toBe('a.json');
  expect(fileAt(files, '/a')).toBeUndefined();
});
