import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import { judge, pairsOf, unusedLabels, valuesIn, withValues } from '../../src/client/variables.ts';
import { variablesSchema } from '../../src/knowledge/schema.ts';

const variables = variablesSchema.parse(parse(readFileSync('content/variables.yaml', 'utf8')));
const patternOf = (name: string) => variables[name]!.pattern.slice(1, -1);

test('takes values from the query and the fragment, the fragment last', () => {
  const pairs = pairsOf('?node=a&pod=p', '#node=b&namespace=kube-system');
  expect(Object.fromEntries(valuesIn(pairs, ['NODE', 'POD', 'NAMESPACE']))).toEqual({
    NODE: 'b',
    POD: 'p',
    NAMESPACE: 'kube-system',
  });
});

test('names the labels of a scraped target that an alert maps to nothing', () => {
  const pairs = pairsOf(
    '',
    '#instance=10.0.0.1:9100&pod=exporter-x&node=worker-1&namespace=web&since=1 hour ago',
  );
  expect(unusedLabels(pairs, { node: 'NODE', namespace: 'NAMESPACE' })).toEqual(['instance', 'pod']);
  expect(unusedLabels(pairs, { instance: 'NODE', pod: 'POD', namespace: 'NAMESPACE' })).toEqual([]);
});

test('reads a key in either spelling, and labels of an alert as the variables they fill', () => {
  expect([...valuesIn([['node-address', 'x']], ['NODE_ADDRESS'])]).toEqual([['NODE_ADDRESS', 'x']]);
  expect([...valuesIn([['nodename', 'x']], ['NODE'], { nodename: 'NODE' })]).toEqual([['NODE', 'x']]);
  expect([
    ...valuesIn(
      [
        ['constructor', 'x'],
        ['__proto__', 'y'],
      ],
      ['NODE'],
      {},
    ),
  ]).toEqual([]);
});

test('keeps the rest of a fragment when it writes values into it', () => {
  expect(withValues('#nodes-are-ready=not-ready&node=old', new Map([['NODE', 'new']]))).toBe(
    '#nodes-are-ready=not-ready&node=new',
  );
});

test.each([
  ['NODE', 'worker-1.example.com'],
  ['NODE_ADDRESS', '10.0.0.21'],
  ['API_SERVER', '[fd00::1]:6443'],
  ['NAMESPACE', 'kube-system'],
  ['POD', 'coredns-66d47f7476-gdczz'],
  ['SNAPSHOT', '/var/backups/etcd/20261123T181146Z.db'],
  ['SINCE', '2026-11-23 18:00'],
])('accepts a real %s', (name, value) => {
  expect(judge(value, patternOf(name))).toEqual({ accepted: value });
});

test.each([
  '$(reboot)',
  '`id`',
  'a"; rm -rf /',
  "a' b",
  'a b',
  '-rf',
  '--all',
  '노드',
  '<img src=x>',
  'a\nb',
  'a&b',
  'a|b',
  'a;b',
  'A',
])('refuses %j as the name of a node', (value) => {
  expect(judge(value, patternOf('NODE'))).toEqual({ refused: value, reason: 'form' });
});

test('refuses what is too long', () => {
  expect(judge('a'.repeat(261), patternOf('NODE'))).toMatchObject({ reason: 'length' });
});

test('whatever is accepted is nothing to a shell but a word', () => {
  const names = Object.keys(variables);
  const odd = fc.string({
    unit: fc.constantFrom(...'ab1.-/: "\'$`\\!;&|<>(){}[]*?~#\n\t\0가'),
    maxLength: 40,
  });
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.oneof(odd, fc.string()), (name, value) => {
      const verdict = judge(value, patternOf(name));
      if ('accepted' in verdict) expect(verdict.accepted).toMatch(/^[A-Za-z0-9/[_][A-Za-z0-9 ._:/[\]-]*$/);
    }),
    { numRuns: 5000 },
  );
});
