import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import { isLeaf, stepsOf, type TreeNode } from '../../src/diagnosis/decision-tree.ts';

const run = promisify(execFile);
const project = inject('widened');

test('a new failure mode is one new file: the tree, pages, search and exports have it', async () => {
  const { stdout, stderr } = await run(process.execPath, ['scripts/check-content.ts'], { cwd: project });
  expect(stderr, stdout).toContain('translated (warning): "node-clock-wrong" is not translated to Korean');
  expect(stdout).toMatch(/found 0 errors and 1 warnings/);

  const read = (file: string) => readFileSync(join(project, 'dist', file), 'utf8');
  const address = '/k8s/failure-modes/node-clock-wrong/';
  expect(read('failure-modes/node-clock-wrong/index.html')).toContain('The kubelet cannot log in.');
  expect(read('ko/failure-modes/node-clock-wrong/index.html')).toContain('아직 번역되지 않은');
  for (const page of ['failure-modes', 'matrix', 'alerts/kubenodenotready'])
    expect(read(`${page}/index.html`)).toContain(address);
  expect(read('llms.txt')).toContain('/failure-modes/node-clock-wrong.md');
  for (const file of ['knowledge-base.json', 'decision-tree.json', 'alerts.json', 'search/index.json'])
    expect(read(file)).toContain('"node-clock-wrong"');
  const { start } = JSON.parse(read('decision-tree.json')) as { start: TreeNode };
  const leaves = [...stepsOf(start)].flatMap(({ node }) => (isLeaf(node) ? node.failureModes : []));
  expect(leaves).toContain('node-clock-wrong');
  expect(existsSync(join(project, 'dist/failure-modes/node-clock-wrong.md'))).toBe(true);
});
