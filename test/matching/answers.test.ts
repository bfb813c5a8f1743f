import { expect, test } from 'vitest';
import { readKnowledgeBase } from '../../src/knowledge/check-content.ts';
import { answersIn } from '../../src/matching/answers.ts';
import { compileExpression, finds } from '../../src/matching/expression.ts';
import { readContent } from '../../scripts/content.ts';

const { checks } = readKnowledgeBase(await readContent('.'));
const answers = (check: string, output: string) => answersIn(checks.get(check)!.data, output);

test('expressions ignore case and find line ends', () => {
  expect(compileExpression('^ready$').test('not\nREADY\nyet')).toBe(true);
  expect(finds('(', 'anything')).toBe(false);
});

test('one of "match" and all of "also" and none of "unless"', () => {
  const nodes = 'NAME STATUS\nnode1 Ready\nnode2 NotReady';
  expect(answers('nodes-are-ready', nodes)).toEqual(['not-ready']);
  expect(answers('nodes-are-ready', 'node1 Ready')).toEqual(['all-ready']);
  expect(answers('nodes-are-ready', 'node1 Ready,SchedulingDisabled <none> 3d v1.36.2')).toEqual([
    'all-ready',
  ]);
  expect(answers('nodes-are-ready', 'something else')).toEqual([]);
});

test('the container list tells the first component that is missing', () => {
  const running = (name: string) => `a b  2 minutes ago  Running  ${name}  0`;
  const head = 'CONTAINER           IMAGE               CREATED';
  const list = (...names: string[]) => [head, ...names.map(running)].join('\n');
  const all = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler'];
  expect(answers('control-plane-containers', list(...all))).toEqual(['all-running']);
  expect(answers('control-plane-containers', list(...all.slice(1)))).toEqual(['etcd-missing']);
  expect(answers('control-plane-containers', list('etcd'))).toEqual(['api-server-missing']);
  expect(answers('control-plane-containers', list('etcd', 'kube-apiserver'))).toEqual(['both-missing']);
  expect(answers('control-plane-containers', list(...all.slice(0, 3)))).toEqual(['scheduler-missing']);
});

test('the container list of systemd hosts is read as well', () => {
  const unit = (name: string, state: string) => `  ${name}.service loaded ${state} ${name}`;
  const lines = ['etcd', 'kube-apiserver', 'kube-controller-manager'].map((name) =>
    unit(name, 'active running'),
  );
  expect(
    answers('control-plane-containers', [...lines, unit('kube-scheduler', 'failed failed')].join('\n')),
  ).toEqual(['scheduler-missing']);
  expect(
    answers('control-plane-containers', [...lines, unit('kube-scheduler', 'active running')].join('\n')),
  ).toEqual(['all-running']);
});

test("the kubelet's state is read from its own unit, not from containerd's", () => {
  const unit = (name: string, sign: string, state: string) =>
    `${sign} ${name}.service - x\n     Loaded: loaded\n     Active: ${state} since Mon\n`;
  const stopped = unit('kubelet', '○', 'inactive (dead)') + unit('containerd', '●', 'active (running)');
  expect(answers('kubelet-status', stopped)).toEqual(['stopped']);
  const running =
    unit('kubelet', '●', 'active (running)') + unit('containerd', '×', 'failed (Result: exit-code)');
  expect(answers('kubelet-status', running)).toEqual(['active']);
});

test("a provider's words for a machine's power are understood", () => {
  expect(answers('node-power', 'running')).toEqual(['on']);
  expect(answers('node-power', 'shut off')).toEqual(['off']);
  expect(answers('node-power', 'stopped')).toEqual(['off']);
  expect(answers('node-power', 'TERMINATED')).toEqual(['off']);
  expect(answers('node-power', 'VM deallocated')).toEqual(['off']);
  expect(answers('node-power', 'VM running')).toEqual(['on']);
});

test("etcd's table is read with every border and size", () => {
  const row = (size: string, index: number) =>
    `| https://127.0.0.1:2379 | 8e9e05c52164694d | 3.6.4 | ${size} | true | false | 2 | ${index} | ${index} |  |`;
  expect(answers('etcd-database', row('20 kB', 12))).toEqual(['nearly-empty']);
  expect(answers('etcd-database', row('881 kB', 2143))).toEqual(['filled']);
  expect(answers('etcd-database', row('17 MB', 30))).toEqual(['filled']);
  expect(answers('etcd-database', row('2.1 GB', 812345))).toEqual(['filled']);
});
