/** Compresses each text of a built site beside it, for web servers that send such files: npm run compress. OUT_DIR names the site's folder. */
import { globSync } from 'node:fs';
import { readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

// The search's index and the copies to be read without a network are compressed already.
const texts = '**/*.{html,js,css,json,svg,md,txt,wasm}';
/** In bytes: what is smaller is no sooner there when it is compressed. */
const smallest = 1024;

const gzipped = promisify(gzip);
const brotliCompressed = promisify(brotliCompress);

const start = performance.now();
const outDir = process.env['OUT_DIR'] ?? 'dist';
const paths = globSync(texts, { cwd: outDir }).values();
const totals = { files: 0, bytes: 0, gz: 0, br: 0 };

await Promise.all(
  Array.from({ length: 2 * availableParallelism() }, async () => {
    for (const path of paths) await compress(join(outDir, path));
  }),
);
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(
  `Compressed ${totals.files} files of ${totals.bytes} bytes: ${totals.gz} as .gz, ${totals.br} as .br (${seconds} s).`,
);

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path);
  if (bytes.length < smallest) return;
  totals.files += 1;
  totals.bytes += bytes.length;
  const { atime, mtime } = await stat(path);
  const compressed = {
    gz: await gzipped(bytes, { level: constants.Z_BEST_COMPRESSION }),
    // Brotli does its best unless told otherwise.
    br: await brotliCompressed(bytes),
  };
  for (const end of ['gz', 'br'] as const) {
    if (compressed[end].length >= bytes.length) continue;
    totals[end] += compressed[end].length;
    await writeFile(`${path}.${end}`, compressed[end]);
    // nginx sends the time of the file that it sends; it is to be that of the text.
    await utimes(`${path}.${end}`, atime, mtime);
  }
}
