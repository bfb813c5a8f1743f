import { expect, test } from 'vitest';
import { readKnowledgeBase } from '../../src/knowledge/check-content.ts';
import { expressionsOf } from '../../src/knowledge/rules/safe-expression.ts';
import { finds } from '../../src/matching/expression.ts';
import { literalOf } from '../../src/matching/literal.ts';
import { readContent } from '../../scripts/content.ts';

test.each([
  ['mvcc: database space exceeded', 'mvcc: database space exceeded'],
  ['dial tcp \\S+:6443: i/o timeout', ':6443: i/o timeout'],
  ['^(a|b) +Not Ready\\b', 'not ready'],
  ['colou?r of x', 'r of x'],
  ['one|two', ''],
  ['[abc]+\\.go\\[', '.go['],
  ['a{2,3}bc', 'bc'],
  ['(inner words)', ''],
  ['\\d+ nodes (not )?found', ' nodes '],
])('%s always holds "%s"', (source, literal) => {
  expect(literalOf(source)).toBe(literal);
});

test('whatever an expression of the content finds holds its literal', async () => {
  const knowledgeBase = readKnowledgeBase(await readContent('.'));
  const texts = [
    ...[...knowledgeBase.failureModes.values()].flatMap(({ data }) =>
      data.signatures.map(({ example }) => example),
    ),
    ...[...knowledgeBase.checks.values()].flatMap(({ data }) =>
      Object.values(data.answers).map(({ example }) => example),
    ),
  ].flatMap((text) => text.split('\n'));
  let found = 0;
  for (const document of [...knowledgeBase.failureModes.values(), ...knowledgeBase.checks.values()]) {
    for (const { source } of expressionsOf(document)) {
      const literal = literalOf(source);
      for (const text of texts) {
        if (!finds(source, text)) continue;
        found += 1;
        expect(text.toLowerCase(), source).toContain(literal);
      }
    }
  }
  expect(found).toBeGreaterThan(100);
});
