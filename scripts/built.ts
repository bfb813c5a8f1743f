import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';

const sources = ['content/**/*', 'src/**/*', 'scripts/**/*', 'astro.config.mjs', 'package-lock.json'];
/** The last file that a build of dist/ writes. */
const built = 'dist/sw.js';

/** Builds the site into dist/ if it is not there or older than its sources; ends the process where that fails. */
export function ensureBuilt(): void {
  if (isCurrent()) return;
  const { status } = spawnSync(process.execPath, ['scripts/build.ts'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

function isCurrent(): boolean {
  if (!existsSync(built)) return false;
  const since = statSync(built).mtimeMs;
  return globSync(sources).every((path) => statSync(path).mtimeMs <= since);
}
