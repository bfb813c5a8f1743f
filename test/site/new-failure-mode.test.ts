import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';

const run = promisify(execFile);
const project = inject('widened');

test('a new failure mode is one new file: the tree, pages, search and exports have it', async () => {
  const node = (script: string) => run(process.execPath, [script], { cwd: project });
  const [{ stdout, stderr }, tree] = await Promise.all([
    node('scripts/check-content.ts'),
    node('scripts/tree.ts'),
  ]);
  expect(stderr, stdout).toContain('translated (warning): "node-clock-wrong" is not translated to Korean');
  expect(stdout).toMatch(/found 0 errors and 1 warnings/);
  expect(tree.stdout).toContain("→ node-clock-wrong: A node's zephyr clock is wrong");

  const read = (file: string) => readFileSync(join(project, 'dist', file), 'utf8');
  const address = '/k8s/failure-modes/node-clock-wrong/';
  expect(read('failure-modes/node-clock-wrong/index.html')).toContain('The kubelet cannot log in.');
  expect(read('ko/failure-modes/node-clock-wrong/index.html')).toContain('아직 번역되지 않은');
  for (const page of ['failure-modes', 'matrix', 'alerts/kubenodenotready'])
    expect(read(`${page}/index.html`)).toContain(address);
  expect(read('llms.txt')).toContain('/failure-modes/node-clock-wrong.md');
  for (const file of ['knowledge-base.json', 'decision-tree.json', 'alerts.json', 'search/index.json'])
    expect(read(file)).toContain('"node-clock-wrong"');
  expect(existsSync(join(project, 'dist/failure-modes/node-clock-wrong.md'))).toBe(true);
});
