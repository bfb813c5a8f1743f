import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nginxServer } from '../../src/hosting/nginx.ts';

describe('compress', () => {
  let folder = '';
  const text = 'What can be said of it is soon said. '.repeat(200);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'compress-'));
    mkdirSync(join(folder, 'alerts'));
    for (const name of ['alerts/index.html', 'a.js', 'b.css', 'c.json', 'd.svg', 'e.md', 'f.txt']) {
      writeFileSync(join(folder, name), text);
    }
    writeFileSync(join(folder, 'small.html'), '<p>small</p>');
    writeFileSync(join(folder, 'en.copy'), gzipSync(text));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = () =>
    execFileSync(process.execPath, ['scripts/compress.ts'], {
      env: { ...process.env, OUT_DIR: folder },
      encoding: 'utf8',
    });
  const names = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

  test('writes the texts of a site compressed beside them, and says so in a line', () => {
    expect(run()).toMatch(/^Compressed 7 files of 51800 bytes: \d+ as \.gz, \d+ as \.br \(\d+\.\d s\)\.\n$/);
    const path = join(folder, 'alerts/index.html');
    expect(gunzipSync(readFileSync(`${path}.gz`)).toString()).toBe(text);
    expect(brotliDecompressSync(readFileSync(`${path}.br`)).toString()).toBe(text);
    expect(statSync(`${path}.gz`).mtimeMs).toBeCloseTo(statSync(path).mtimeMs, -1);
    const compressed = names().filter((name) => /\.(gz|br)$/.test(name));
    expect(compressed).toHaveLength(14);
    expect(compressed.filter((name) => /small|copy/.test(name))).toEqual([]);
  });

  test('does the same when it is run again', () => {
    const before = names().map((name) => [name, statSync(join(folder, name)).size]);
    run();
    expect(names().map((name) => [name, statSync(join(folder, name)).size])).toEqual(before);
  });
});

describe('nginx', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['scripts/nginx.ts', ...args], {
      env: { ...process.env, BASE: '/k8s' },
      encoding: 'utf8',
    });

  test('prints the configuration for the folder that it is given', () => {
    expect(run('/srv/runbooks').stdout).toBe(`${nginxServer('/k8s', '/srv/runbooks')}\n`);
    expect(run().stdout).toBe(`${nginxServer('/k8s', '/usr/share/nginx/html')}\n`);
  });

  test.each(['dist', '/srv/run books', '/srv/$uri', '/srv; }', '/srv/'])(
    'refuses the folder %j',
    (folder) => {
      const { status, stdout, stderr } = run(folder);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain(`"${folder}" is not a full path`);
    },
  );
});
