import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judge } from '../../src/client/variables.ts';
import { readKnowledgeBase } from '../../src/knowledge/check-content.ts';
import { readContent } from '../../scripts/content.ts';

const { variables } = readKnowledgeBase(await readContent('.'));

/** What attackers and accidents put into labels. */
const known = [
  '$(touch owned)',
  '`touch owned`',
  '${IFS}x',
  '$HOME',
  '"; touch owned; "',
  "'; touch owned; '",
  '\\',
  '"',
  "'",
  '!!',
  '!-1',
  '~root',
  '*',
  'a b',
  'a\tb',
  'a\nb',
  'a\r\nb',
  'a\0b',
  '&& touch owned',
  '| touch owned',
  '> owned',
  '< /etc/passwd',
  '#',
  '-rf',
  '--all',
  '-',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '%24(id)',
  '%00',
  '../../etc/passwd',
  '/etc/../etc',
  'x'.repeat(261),
  '',
  ' ',
  '\u202e',
  '\u2028',
  'ｎｏｄｅ',
  '노드',
  'node\u00a0name',
  'a,b',
  '{a,b}',
  '[a]',
  '(a)',
  'a=b',
  'a;b',
  'a&b',
];
const random = fc.sample(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...'ab-.:/_0 $`"\'\\!;&|<>(){}[]*?~#%\n'), maxLength: 12 }),
    fc.stringMatching(/^[a-z0-9]([a-z0-9.-]{0,20}[a-z0-9])?$/),
    fc
      .tuple(fc.constantFrom('worker-1', '10.0.0.1:6443', '/root/x'), fc.constantFrom(...known))
      .map((pair) => pair.join('')),
  ),
  { numRuns: 10_000, seed: 20261124 },
);

test('of ten thousand values, each that a variable accepts is one argument to the letter, and the rest go nowhere', () => {
  const passed: string[] = [];
  for (const value of [...known, ...random]) {
    for (const { pattern } of Object.values(variables.data)) {
      const verdict = judge(value, pattern);
      if ('accepted' in verdict) passed.push(verdict.accepted);
    }
  }
  expect(passed.length).toBeGreaterThan(1000);
  // As in a command that was filled and copied: between double quotes.
  const take = String.raw`take() { printf '%s|%s\0' "$#" "$1"; }`;
  const output = execFileSync('bash', ['-s'], {
    input: [take, ...passed.map((value) => `take "${value}"`), ''].join('\n'),
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  expect(output.split('\0').slice(0, -1)).toEqual(passed.map((value) => `1|${value}`));
  expect(passed.filter((value) => /[<>&"'`$\\\n\s]/.test(value.replaceAll(' ', '')))).toEqual([]);
});
