import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the site as built for the root of a host. */
    site: string;
    /** The folder of the site as built for the path /k8s. */
    siteUnderBase: string;
    /** What the build of `site` printed. */
    buildOutput: string;
  }
}

const run = promisify(execFile);

/** Builds the site for the tests that look at it, once at the root and once under a sub-path. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'runbooks-'));
  const build = async (name: string, base: string, more: Record<string, string> = {}) => {
    const outDir = join(folder, name);
    const env = { ...process.env, OUT_DIR: outDir, BASE: base, NODE_ENV: 'production', ...more };
    const { stdout } = await run(process.execPath, ['scripts/build.ts'], { env, maxBuffer: 1e8 });
    return { outDir, stdout };
  };
  const atRoot = await build('root', '/');
  project.provide('site', atRoot.outDir);
  project.provide('buildOutput', atRoot.stdout);
  project.provide('siteUnderBase', (await build('k8s', '/k8s', { CHECK_HTML: 'no' })).outDir);
  return () => rm(folder, { recursive: true });
}
