import { expect, test } from 'vitest';
import { carries, labelsOf } from '../../src/alerting/labels.ts';

const carried = (expression: string) => {
  const labels = labelsOf(expression)!;
  return ['node', 'job', 'pod', 'namespace', 'role'].filter((label) => carries(labels, label));
};
const all = ['node', 'job', 'pod', 'namespace', 'role'];

test.each([
  ['kube_node_status_condition{condition="Ready"} == 0', all],
  ['absent(up{job="apiserver", role=~"x"} == 1)', ['job']],
  ['sum by (node, pod) (rate(x[5m])) > 0.5', ['node', 'pod']],
  ['sum(x) by (node)', ['node']],
  ['sum(x) > 1', []],
  ['count without (pod, job) (up)', ['node', 'namespace', 'role']],
  ['sum by (node) (x) / on (node) group_left (role) sum by (node, role) (y)', ['node', 'role']],
  ['x and on (node) y', all],
  ['sum by (job) (x) unless y', ['job']],
  ['sum by (job) (x) or sum by (pod) (y)', ['job', 'pod']],
  ['x / on (job) y', ['job']],
  ['x / ignoring (pod) y', ['node', 'job', 'namespace', 'role']],
  ['label_replace(sum by (job) (x), "node", "$1", "job", "(.*)")', ['node', 'job']],
  ['topk(3, sum by (pod) (x))', ['pod']],
  ['vector(1)', []],
  ['time() - max by (job) (x) > 60', ['job']],
  ['100 * (sum by (node) (x) / sum by (node) (y)) > 5', ['node']],
  ['histogram_quantile(0.99, sum by (le, job) (rate(x[5m]))) > 1', ['job']],
  ['max_over_time(sum by (pod) (x)[5m:1m])', ['pod']],
])('%s carries %j', (expression, labels) => {
  expect(carried(expression)).toEqual(labels);
});

test('an expression that cannot be read has no labels to tell', () => {
  expect(labelsOf('sum by (node (x)')).toBeUndefined();
  expect(labelsOf('')).toBeUndefined();
});
