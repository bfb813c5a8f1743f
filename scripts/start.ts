/** Builds the site if it is not there or older than its sources, and serves it at 127.0.0.1: npm start */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { preview } from 'astro';
import { readSite } from '../src/site/configuration.ts';

const sources = ['content/**/*', 'src/**/*', 'scripts/**/*', 'astro.config.mjs', 'package-lock.json'];
const built = 'dist/pagefind/pagefind.js';

function isCurrent(): boolean {
  if (!existsSync(built)) return false;
  const since = statSync(built).mtimeMs;
  return globSync(sources).every((path) => statSync(path).mtimeMs <= since);
}

if (!isCurrent()) {
  const { status } = spawnSync(process.execPath, ['scripts/build.ts'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
const server = await preview({ logLevel: 'warn' });
console.log(`The site is at http://127.0.0.1:${server.port}${readSite('.').base}; Ctrl+C ends it.`);
