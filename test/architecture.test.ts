import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const files = globSync('{src,scripts,test}/**/*.{ts,astro}').map((path) => path.replaceAll('\\', '/'));
const imports = files.flatMap((path) => {
  const text = readFileSync(path, 'utf8');
  const found = [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s+'([^']+)'|(?:^|[^.\w])import\(?\s*'([^']+)'/g,
    ),
  ];
  return found.map(([, from, dynamic]) => {
    const target = from ?? dynamic!;
    return { path, target, file: target.startsWith('.') ? join(dirname(path), target) : undefined };
  });
});
const from = (folder: string) => imports.filter(({ path }) => path.startsWith(folder));

test('finds the imports that it judges', () => {
  expect(files.length).toBeGreaterThan(80);
  expect(imports.length).toBeGreaterThan(200);
});

/** Folder -> the folders of src/ that it may import from, besides itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'src/knowledge/': ['src/diagnosis/', 'src/matching/'],
  'src/diagnosis/': ['src/knowledge/'],
  'src/matching/': ['src/knowledge/'],
  'src/offline/': [],
  'src/recordings/': ['src/knowledge/', 'src/diagnosis/', 'src/matching/'],
  'src/search/': ['src/knowledge/', 'src/diagnosis/', 'src/matching/'],
  'src/site/': ['src/knowledge/', 'src/diagnosis/', 'src/matching/'],
  'src/markdown/': ['src/knowledge/', 'src/site/'],
  'src/alerting/': ['src/knowledge/', 'src/site/addresses.ts', 'src/site/documents.ts'],
  'src/hosting/': ['src/site/policy.ts', 'src/site/exports.ts'],
  'src/bundle/': ['src/client/', 'src/knowledge/', 'src/site/'],
  // Of the site the browser needs to know its addresses, and what its pages are called.
  'src/client/': [
    'src/knowledge/',
    'src/diagnosis/',
    'src/matching/',
    'src/search/',
    'src/site/addresses.ts',
    'src/site/kind-names.ts',
    'src/site/settings.ts',
    'src/styles/',
  ],
  'src/components/': ['src/knowledge/', 'src/diagnosis/', 'src/site/', 'src/layouts/', 'src/styles/'],
  'src/layouts/': [
    'src/knowledge/',
    'src/diagnosis/',
    'src/site/',
    'src/components/',
    'src/client/',
    'src/styles/',
  ],
  'src/pages/': [
    'src/alerting/',
    'src/search/',
    'src/knowledge/',
    'src/diagnosis/',
    'src/site/',
    'src/components/',
    'src/layouts/',
    'src/styles/',
  ],
};

test.each(Object.entries(allowed))('%s imports only from where it may', (folder, others) => {
  const strangers = from(folder).filter(
    ({ file }) => file && !file.startsWith(folder) && !others.some((other) => file.startsWith(other)),
  );
  expect(strangers).toEqual([]);
});

test('in src/knowledge only the rules know of the diagnosis and of matching', () => {
  const known = from('src/knowledge/').filter(
    ({ file }) => file && /^src\/(diagnosis|matching)\//.test(file),
  );
  expect(known.filter(({ path }) => !path.startsWith('src/knowledge/rules/'))).toEqual([]);
});

test('the domain and the browser know neither Astro nor Node', () => {
  const pure = [
    'src/knowledge/',
    'src/diagnosis/',
    'src/matching/',
    'src/recordings/',
    'src/search/',
    'src/client/',
  ].flatMap(from);
  expect(pure.filter(({ target }) => /^(astro:|node:)/.test(target))).toEqual([]);
});

test('the browser takes no package along, but for the domain it shares', () => {
  expect(from('src/client/').filter(({ file }) => file === undefined)).toEqual([]);
});

test('scripts are not imported by the site', () => {
  expect(from('src/').filter(({ file }) => file?.startsWith('scripts/'))).toEqual([]);
});

test('every package that is imported is named in package.json, with an exact version', () => {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const packages = imports
    .filter(({ file, target }) => file === undefined && !/^(node:|astro:|virtual:)/.test(target))
    .map(({ target }) =>
      target
        .split('/')
        .slice(0, target.startsWith('@') ? 2 : 1)
        .join('/'),
    );
  // Types of the syntax tree come under the name of the tree.
  const named = (name: string) => name in devDependencies || `@types/${name}` in devDependencies;
  expect([...new Set(packages)].filter((name) => !named(name))).toEqual([]);
  expect(Object.entries(devDependencies).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual(
    [],
  );
});
