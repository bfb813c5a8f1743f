import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { BuiltSite } from '../src/site/check-site.ts';
import { type Language, languages } from '../src/knowledge/names.ts';
import { type CopyInfo, pack } from '../src/offline/copy.ts';

/** What the copy of one language may cost, in bytes to fetch. */
const most = 2_000_000;

/** Writes the copies of a built site, one a language, and the service worker that keeps them. */
export async function writeCopies(
  outDir: string,
  { files, pages }: BuiltSite,
): Promise<{ sizes: number[]; problems: string[] }> {
  await mkdir(resolve(outDir, 'offline'), { recursive: true });
  const sizes: number[] = [];
  for (const language of languages) {
    const texts = new Map<string, string>();
    for (const path of [...files].filter((each) => isCopied(each, language))) {
      texts.set(path, pages.get(path) ?? (await readFile(resolve(outDir, path), 'utf8')));
    }
    const bytes = gzipSync(JSON.stringify(pack(texts)), { level: 9 });
    const info: CopyInfo = {
      version: createHash('sha256').update(bytes).digest('hex').slice(0, 12),
      bytes: bytes.length,
    };
    // A name that no web server takes for a compressed text.
    await writeFile(resolve(outDir, `offline/${language}.copy`), bytes);
    await writeFile(resolve(outDir, `offline/${language}.json`), JSON.stringify(info));
    sizes.push(bytes.length);
  }
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: false,
      lib: {
        entry: 'src/offline/service-worker.ts',
        formats: ['iife'],
        name: 'copies',
        fileName: () => 'sw.js',
      },
    },
  });
  const problems = sizes.flatMap((size, at) =>
    size > most
      ? [
          `offline/${languages[at]!}.copy:1:1 budget: The copy of a language weighs ${size} bytes, more than ${most}.\n  Leave out what can be had from another page.`,
        ]
      : [],
  );
  return { sizes, problems };
}

/** Whether a file is part of the copy of a language: its pages, but for what is found in others, and what scripts need. */
function isCopied(path: string, language: Language): boolean {
  if (/^_astro\/.*\.(js|css)$/.test(path) || path === 'favicon.svg' || path === '404.html') return true;
  const inside =
    language === 'en' ? path : path.startsWith(`${language}/`) ? path.slice(language.length + 1) : '';
  if (inside === '' || (language === 'en' && /^ko\//.test(path))) return false;
  if (/^runbooks\//.test(inside) || /^tree\/[^/]+\//.test(inside)) return false;
  return (
    inside.endsWith('.html') || ['settings.json', 'search/index.json', 'diagnose/index.json'].includes(inside)
  );
}
