import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { unpackChromium } from '../../scripts/browser/chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the site as built for the root of a host. */
    site: string;
    /** What the build of `site` printed. */
    buildOutput: string;
    /**
     * The folder of a copy of the project that has one more failure mode, with the folder of a team laid over it; built
     * into its `dist`, for the path /k8s.
     */
    widened: string;
  }
}

const run = promisify(execFile);

/** Builds the site for the tests that look at it: as it is, and widened by a failure mode and a team's folder, under a sub-path. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'runbooks-'));
  const site = join(folder, 'site');
  const widened = await widenedProject(join(folder, 'widened'));
  // Before two workers would do it at once.
  await unpackChromium();
  const [{ stdout }] = await Promise.all([
    build('.', { OUT_DIR: site, BASE: '/' }),
    build(widened, { OUT_DIR: 'dist', TEAM: 'test/fixtures/team', CHECK_HTML: 'no' }),
  ]);
  project.provide('site', site);
  project.provide('buildOutput', stdout);
  project.provide('widened', widened);
  return () => rm(folder, { recursive: true });
}

function build(root: string, settings: Record<string, string>) {
  const env = { ...process.env, NODE_ENV: 'production', ...settings };
  return run(process.execPath, ['scripts/build.ts'], { cwd: root, env, maxBuffer: 1e8 });
}

/** Copies the project and adds a failure mode to it, as an author would. */
async function widenedProject(folder: string): Promise<string> {
  for (const part of readdirSync('.')) {
    if (['node_modules', 'dist', '.git', '.astro'].includes(part)) continue;
    cpSync(part, join(folder, part), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  await run(process.execPath, ['scripts/new.ts', 'failure-mode', 'node-clock-wrong'], { cwd: folder });
  const path = join(folder, 'content/failure-modes/node-clock-wrong.mdx');
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
  return folder;
}
