import { expect, test } from 'vitest';
import { candidates, ruledOut } from '../../src/diagnosis/candidates.ts';
import { compileDecisionTree, isLeaf, measure, stepsOf } from '../../src/diagnosis/decision-tree.ts';
import { evidenceOf, type Model, modelOf } from '../../src/diagnosis/model.ts';
import { nextCheck } from '../../src/diagnosis/next-check.ts';
import { checkContent } from '../../src/knowledge/check-content.ts';
import { library } from '../knowledge/library.ts';

const path = 'content/alerts/KubeNodeNotReady.mdx';
const knowledgeBaseWith = (alert: string) =>
  checkContent(Object.entries({ ...library, [path]: alert }).map(([each, text]) => ({ path: each, text })))
    .knowledgeBase;
const text = library[path]!;

const naming = knowledgeBaseWith(
  text.replace('evidence: { nodes-are-ready: not-ready }', 'failureModes: [node-down, operator-error]'),
);
const model = modelOf(naming);
const alert = naming.alerts.get('KubeNodeNotReady')!;

test('an alert that names failure modes is an observation that rules out the others', () => {
  const evidence = evidenceOf(alert);
  expect(evidence).toEqual({ KubeNodeNotReady: 'fires' });
  expect(candidates(model, evidence)).toEqual(['node-down', 'operator-error']);
  expect(ruledOut(model, evidence)).toEqual([{ failureMode: 'kubelet-down', check: 'KubeNodeNotReady' }]);
});

test('what it tells of checks counts as well', () => {
  const both = knowledgeBaseWith(text.replace('evidence:', 'failureModes: [node-down]\nevidence:'));
  expect(evidenceOf(both.alerts.get('KubeNodeNotReady')!)).toEqual({
    'nodes-are-ready': 'not-ready',
    KubeNodeNotReady: 'fires',
  });
});

test('nobody is asked whether an alert fires', () => {
  const asked = [...stepsOf(compileDecisionTree(model))].flatMap(({ node }) =>
    isLeaf(node) ? [] : [node.check],
  );
  expect(new Set(asked)).toEqual(new Set(['nodes-are-ready', 'kubelet-runs']));
});

test('an alert that does not fire rules nothing out', () => {
  expect(candidates(model, { KubeNodeNotReady: 'silent' })).toEqual(candidates(model, {}));
});

test('a change of texts alone leaves the model as it is', () => {
  const before = modelOf(knowledgeBaseWith(text));
  expect(modelOf(knowledgeBaseWith(text.replace('Its pods move.', 'Its pods move away.')))).toBe(before);
  expect(modelOf(naming)).not.toBe(before);
});

test('a check that tells little goes first where the telling ones need its answer', () => {
  const answers = Array.from({ length: 20 }, (_, at) => `is-${at}`);
  const locked: Model = {
    checks: {
      door: { effort: 1, answers: ['open', 'shut'], needs: {} },
      which: { effort: 1, answers: [...answers, 'none'], needs: { door: 'open' }, otherwise: 'none' },
      half: { effort: 1, answers: ['a', 'b'], needs: {} },
    },
    failureModes: Object.fromEntries([
      ...answers.map((answer, at) => [
        `failure-${answer}`,
        {
          frequency: 'common',
          alike: [],
          findings: { door: 'open', which: answer, half: at % 2 ? 'a' : 'b' },
        },
      ]),
      ['shut', { frequency: 'rare', alike: [], findings: { door: 'shut', half: 'a' } }],
    ]),
  };
  expect(nextCheck(locked, {})).toBe('door');
  expect(measure(locked, compileDecisionTree(locked)).expectedChecks).toBeLessThan(2.1);
});
