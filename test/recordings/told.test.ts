import { expect, test } from 'vitest';
import { readKnowledgeBase } from '../../src/knowledge/check-content.ts';
import { formatRuns, placeOf, readRuns, type Run } from '../../src/recordings/runs.ts';
import { checksMadeBy, toldBy } from '../../src/recordings/told.ts';
import { readContent } from '../../scripts/content.ts';

const knowledgeBase = readKnowledgeBase(await readContent('.'));

const text = `recorded at 17:30
$ kubectl get nodes
NAME    STATUS
[not an end]
[exit 0, 0.2 s]

$ kubectl logs web --tail=3
[timed out after 15 s]
[exit 124, 15.0 s]

$ true
[exit 0, 0.0 s]
`;

test('reads commands, what they printed, and how they ended', () => {
  expect(readRuns(text, 'workstation')).toEqual([
    {
      where: 'workstation',
      command: 'kubectl get nodes',
      output: 'NAME    STATUS\n[not an end]',
      ending: '[exit 0, 0.2 s]',
    },
    {
      where: 'workstation',
      command: 'kubectl logs web --tail=3',
      output: '',
      ending: '[timed out after 15 s]',
    },
    { where: 'workstation', command: 'true', output: '', ending: '[exit 0, 0.0 s]' },
  ]);
});

test('writes what it reads', () => {
  const runs = readRuns(text, 'node');
  expect(readRuns(formatRuns(runs), 'node')).toEqual(runs);
});

test('knows the place by the name of the file', () => {
  expect(['workstation-late', 'cp1', 'node2-early'].map(placeOf)).toEqual([
    'workstation',
    'control-plane-node',
    'node',
  ]);
});

const run = (command: string, output = '', more: Partial<Run> = {}): Run => ({
  where: 'workstation',
  command,
  output,
  ending: '[exit 0, 0.1 s]',
  ...more,
});

test.each([
  ['kubectl describe node node1', 'node-condition'],
  ['kubectl describe node "worker-7.example.com"', 'node-condition'],
  ["kubectl get --raw '/readyz?verbose'", 'api-server-answers'],
])('%s makes the check %s', (command, check) => {
  expect(checksMadeBy(knowledgeBase, run(command))).toContain(check);
});

test('a command with other options, or of another place, makes no check', () => {
  expect(checksMadeBy(knowledgeBase, run('kubectl describe node node1 --show-events=false'))).toEqual([]);
  expect(checksMadeBy(knowledgeBase, run('journalctl -u kubelet --no-pager -n 80'))).not.toContain(
    'kubelet-log',
  );
});

test('of several nodes the one in trouble counts, whichever was asked first', () => {
  const ready = run('kubectl describe node node1', '  Ready   True   ...   KubeletReady   posting');
  const unknown = run('kubectl describe node node2', '  Ready   Unknown   ...   NodeStatusUnknown   stopped');
  for (const runs of [
    [ready, unknown],
    [unknown, ready],
  ])
    expect(toldBy(knowledgeBase, runs).get('node-condition')?.answer).toBe('unknown');
});

test('a command that hangs tells what its check says of that, and nothing where it says nothing', () => {
  const hung = { ending: '[timed out after 15 s]' };
  const told = toldBy(knowledgeBase, [
    run("kubectl get --raw '/readyz?verbose'", '', hung),
    run('kubectl get csr', '', hung),
  ]);
  expect([...told].map(([check, { answer }]) => [check, answer])).toEqual([
    ['api-server-answers', 'timeout'],
  ]);
});
