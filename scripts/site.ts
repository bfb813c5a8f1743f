import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { BuiltSite } from '../src/site/check-site.ts';

/** Reads a built site: every file's path, and the text of pages and exports. */
export async function readSite(directory: string): Promise<BuiltSite> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(directory, join(parentPath, name)).split(sep).join('/'))
    .sort();
  const read = async (path: string) => [path, await readFile(join(directory, path), 'utf8')] as const;
  const textsOf = async (paths: string[]) => new Map(await Promise.all(paths.map(read)));
  return {
    files: new Set(files),
    pages: await textsOf(files.filter((path) => path.endsWith('.html'))),
    scripts: new Map(
      await Promise.all(
        files
          .filter((path) => /^_astro\/.*\.js$/.test(path))
          .map(async (path) => [path.replace('_astro/', ''), (await read(path))[1]] as const),
      ),
    ),
    exports: await textsOf(files.filter((path) => /^(schemas\/)?[^/]+\.json$/.test(path))),
    addresses: (await readFile('content/addresses.txt', 'utf8')).split('\n').filter(Boolean),
  };
}
