import { expect, test } from 'vitest';
import { readContent } from '../../scripts/content.ts';
import { candidates, checksToGo } from '../../src/diagnosis/candidates.ts';
import { compileDecisionTree, isLeaf, measure, stepsOf } from '../../src/diagnosis/decision-tree.ts';
import { modelOf } from '../../src/diagnosis/model.ts';
import { readKnowledgeBase } from '../../src/knowledge/check-content.ts';

const model = modelOf(readKnowledgeBase(await readContent('.')));

test('what is said of the checks to go is near what the tree comes to', () => {
  const questions = [...stepsOf(compileDecisionTree(model))].filter(({ node }) => !isLeaf(node));
  expect(questions.length).toBeGreaterThan(100);
  const errors = questions.map(({ path, node }) => {
    const evidence = Object.fromEntries(path);
    return Math.abs(checksToGo(model, evidence) - measure(model, node, evidence).expectedChecks);
  });
  expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.75);
  expect(errors[0]).toBeLessThan(0.75);
});

test('nothing is to go where one failure mode is left, or none', () => {
  const { path } = [...stepsOf(compileDecisionTree(model))].find(
    ({ node }) => isLeaf(node) && node.failureModes.length === 1,
  )!;
  const evidence = Object.fromEntries(path);
  expect(candidates(model, evidence)).toHaveLength(1);
  expect(checksToGo(model, evidence)).toBe(0);
});
