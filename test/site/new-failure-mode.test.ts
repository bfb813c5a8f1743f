import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';

const run = promisify(execFile);
const project = mkdtempSync(join(tmpdir(), 'project-'));
afterAll(() => rmSync(project, { recursive: true }));

test('a new failure mode is one new file: the tree, pages, search and exports have it', async () => {
  for (const part of readdirSync('.')) {
    if (['node_modules', 'dist', '.git', '.astro'].includes(part)) continue;
    cpSync(part, join(project, part), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(project, 'node_modules'));
  const node = (...args: string[]) =>
    run(process.execPath, args, {
      cwd: project,
      env: { ...process.env, CHECK_HTML: 'no', OUT_DIR: 'dist', BASE: '/' },
    });

  await node('scripts/new.ts', 'failure-mode', 'node-clock-wrong');
  const path = join(project, 'content/failure-modes/node-clock-wrong.mdx');
  const filled = readFileSync(path, 'utf8')
    .replace('title:', "title: A node's zephyr clock is wrong")
    .replace('summary:', 'summary: The node lives in another time, and certificates do not fit it.')
    .replace('area:', 'area: node')
    .replace('frequency:', 'frequency: rare')
    .replace('severity:', 'severity: warning')
    .replace('effects:\n  -', 'effects:\n  - The kubelet cannot log in.')
    .replace('components:\n  -', 'components:\n  - kubelet')
    .replace(
      '  api-server-answers:',
      "  api-server-answers: ready\n  nodes-are-ready: not-ready\n  node-condition: 'unknown'\n  kubelet-answers: answers\n  node-replies: replies\n  node-power: 'on'\n  node-reaches-api-server: no-answer",
    )
    .replace('escalate:\n  -', 'escalate:\n  - The clock goes wrong again.')
    .replace('sources:\n  -', 'sources:\n  - https://kubernetes.io/docs/');
  writeFileSync(path, filled);

  const { stdout, stderr } = await node('scripts/check-content.ts');
  expect(stderr, stdout).toContain('translated (warning): "node-clock-wrong" is not translated to Korean');
  expect(stdout).toMatch(/found 0 errors and 1 warnings/);
  expect((await node('scripts/tree.ts')).stdout).toContain(
    "→ node-clock-wrong: A node's zephyr clock is wrong",
  );

  await node('scripts/build.ts');
  const read = (file: string) => readFileSync(join(project, 'dist', file), 'utf8');
  expect(read('failure-modes/node-clock-wrong/index.html')).toContain('The kubelet cannot log in.');
  expect(read('ko/failure-modes/node-clock-wrong/index.html')).toContain('아직 번역되지 않은');
  expect(read('failure-modes/index.html')).toContain('/failure-modes/node-clock-wrong/');
  expect(read('matrix/index.html')).toContain('/failure-modes/node-clock-wrong/');
  expect(read('alerts/kubenodenotready/index.html')).toContain('/failure-modes/node-clock-wrong/');
  expect(read('llms.txt')).toContain('/failure-modes/node-clock-wrong.md');
  for (const file of ['knowledge-base.json', 'decision-tree.json', 'alerts.json'])
    expect(read(file)).toContain('"node-clock-wrong"');
  expect(existsSync(join(project, 'dist/failure-modes/node-clock-wrong.md'))).toBe(true);
}, 120_000);
