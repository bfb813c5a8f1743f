import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everywhere } from '../../src/hosting/headers.ts';
import { nginxServer } from '../../src/hosting/nginx.ts';

const program = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin']
  .map((folder) => join(folder, 'nginx'))
  .find((path) => existsSync(path));
if (program === undefined) {
  console.warn('Skipped the tests against a real nginx: nginx not installed (Debian: nginx-light).');
}

const long = 'All that can be done about it. '.repeat(100);

/** A site in small; beside its folder lies what nobody may read. */
const files: Readonly<Record<string, string | Buffer>> = {
  'secret.txt': 'secret',
  'site/index.html': '<p>home</p>',
  'site/404.html': '<p>astray</p>',
  'site/alerts/kubenodedown/index.html': '<p>alert</p>',
  'site/ko/alerts/kubenodedown/index.html': '<p>알림</p>',
  'site/tree/node-power.on/index.html': '<p>step</p>',
  'site/failure-modes/node-down.md': '# 노드 down',
  'site/llms.txt': long,
  'site/llms.txt.gz': gzipSync(`compressed beforehand: ${long}`),
  'site/knowledge-base.json': JSON.stringify({ long }),
  'site/alerts.json': '{}',
  'site/schemas/alerts.schema.json': '{}',
  'site/settings.json': '{}',
  'site/_astro/page.D1f2.js': 'export {}',
  'site/_astro/page.D1f2.css': 'p{}',
  'site/pagefind/search.wasm': 'wasm',
  'site/offline/en.copy': gzipSync(long),
  'site/favicon.svg': '<svg/>',
  'site/.git/config': 'hidden',
};

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

describe.skipIf(program === undefined).each(['/', '/k8s', '/teams/platform/'])(
  'an nginx that serves a site below %s',
  (base) => {
    const root = base.replace(/\/$/, '');
    let folder = '';
    let port = 0;
    let nginx: ChildProcess;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'nginx-'));
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
      port = await freePort();
      const server = nginxServer(base, join(folder, 'site'))
        .replace('listen 8080;', `listen 127.0.0.1:${port};`)
        .replace('listen [::]:8080;', '');
      const temporary = ['client_body', 'fastcgi', 'proxy', 'scgi', 'uwsgi'];
      writeFileSync(
        join(folder, 'nginx.conf'),
        `daemon off; master_process off; pid nginx.pid; error_log error.log; events {}
         http { access_log access.log; ${temporary.map((name) => `${name}_temp_path temporary;`).join(' ')} ${server} }`,
      );
      nginx = spawn(program!, ['-p', folder, '-c', 'nginx.conf'], { cwd: folder, stdio: 'ignore' });
      for (let waited = 0; waited < 100; waited += 1) {
        if (await get('/healthz').catch(() => undefined)) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    });

    afterAll(async () => {
      const ended = new Promise((resolve) => nginx.once('exit', resolve));
      nginx.kill();
      await ended;
      rmSync(folder, { recursive: true });
    });

    /** What it answers for a path as it stands, which a browser or fetch() would straighten first. */
    function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
      return new Promise((resolve, reject) => {
        const asked = request(
          { host: '127.0.0.1', port, path, method, headers, agent: false },
          (response) => {
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('end', () =>
              resolve({
                status: response.statusCode!,
                headers: response.headers,
                body: Buffer.concat(chunks),
              }),
            );
          },
        );
        asked.on('error', reject).end();
      });
    }
    const inSite = (path: string, headers?: Record<string, string>) => get(root + path, headers);

    test('takes the configuration without a warning', () => {
      const output = execFileSync('sh', ['-c', '"$0" -t -p . -c nginx.conf 2>&1', program!], { cwd: folder });
      expect(output.toString()).toContain('test is successful');
      expect(output.toString()).not.toContain('[warn]');
    });

    test.each([
      ['/', 'home'],
      ['/alerts/kubenodedown', 'alert'],
      ['/alerts/kubenodedown/', 'alert'],
      ['/alerts/kubenodedown/index.html', 'alert'],
      ['/alerts/kubenodedown/?from=grafana', 'alert'],
      ['/ko/alerts/kubenodedown', '알림'],
      ['/tree/node-power.on/', 'step'],
    ])('answers %s with its page at once', async (path, text) => {
      const { status, headers, body } = await inSite(path);
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(body.toString()).toBe(`<p>${text}</p>`);
    });

    test.each([
      '/alerts/nosuchalert',
      '/ko/alerts/nosuchalert/',
      '/alerts',
      '/alerts/',
      '/_astro/',
      '/_astro/page.0ld.js',
      '/schemas',
      '/signatures.json',
      '/.git/config',
      '/index.html/',
    ])('answers %s with the page that helps those who went astray', async (path) => {
      const { status, headers, body } = await inSite(path);
      expect(status).toBe(404);
      expect(body.toString()).toBe('<p>astray</p>');
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers).toMatchObject({ ...everywhere, 'cache-control': 'no-cache' });
    });

    test('says all headers with a page, with one that has not changed, and where it refuses', async () => {
      const page = await inSite('/alerts/kubenodedown/');
      const etag = page.headers.etag!;
      const unchanged = await inSite('/alerts/kubenodedown/', { 'if-none-match': etag });
      const refused = await get(`${root}/alerts/kubenodedown/`, {}, 'POST');
      expect([page, unchanged, refused].map(({ status }) => status)).toEqual([200, 304, 405]);
      for (const { headers } of [page, unchanged, refused]) {
        expect(headers).toMatchObject({ ...everywhere, 'cache-control': 'no-cache' });
        expect(headers).not.toHaveProperty('access-control-allow-origin');
        expect(headers.server).toBe('nginx');
      }
    });

    test('lets files be kept whose names change with them', async () => {
      for (const end of ['js', 'css']) {
        const { status, headers } = await inSite(`/_astro/page.D1f2.${end}`);
        expect(status).toBe(200);
        expect(headers).toMatchObject({
          ...everywhere,
          'cache-control': 'public, max-age=31536000, immutable',
        });
      }
    });

    test('lets scripts of other sites read the exports, and nothing else', async () => {
      for (const path of ['/alerts.json', '/schemas/alerts.schema.json']) {
        const { status, headers } = await inSite(path);
        expect(status).toBe(200);
        expect(headers).toMatchObject({
          ...everywhere,
          'cache-control': 'no-cache',
          'access-control-allow-origin': '*',
        });
      }
      expect((await inSite('/settings.json')).headers).not.toHaveProperty('access-control-allow-origin');
    });

    test.each([
      ['/failure-modes/node-down.md', 'text/markdown; charset=utf-8'],
      ['/llms.txt', 'text/plain; charset=utf-8'],
      ['/alerts.json', 'application/json'],
      ['/_astro/page.D1f2.js', 'text/javascript; charset=utf-8'],
      ['/_astro/page.D1f2.css', 'text/css; charset=utf-8'],
      ['/favicon.svg', 'image/svg+xml'],
      ['/pagefind/search.wasm', 'application/wasm'],
      ['/offline/en.copy', 'application/octet-stream'],
    ])('says of %s that it is %s', async (path, type) => {
      const { status, headers, body } = await inSite(path, { 'accept-encoding': 'identity' });
      expect(status).toBe(200);
      expect(headers['content-type']).toBe(type);
      expect(body).toEqual(Buffer.from(files[`site${path}`]!));
    });

    test('sends what was compressed beforehand, compresses other texts, and leaves a copy as it is', async () => {
      for (const via of [{}, { via: '1.1 proxy' }]) {
        const beforehand = await inSite('/llms.txt', { 'accept-encoding': 'gzip, br', ...via });
        expect(beforehand.headers['content-encoding']).toBe('gzip');
        expect(gunzipSync(beforehand.body).toString()).toBe(`compressed beforehand: ${long}`);
        const now = await inSite('/knowledge-base.json', { 'accept-encoding': 'gzip', ...via });
        expect(now.headers['content-encoding']).toBe('gzip');
        expect(now.headers.vary).toBe('Accept-Encoding');
        expect(JSON.parse(gunzipSync(now.body).toString())).toEqual({ long });
      }
      const copy = await inSite('/offline/en.copy', { 'accept-encoding': 'gzip' });
      expect(copy.headers).not.toHaveProperty('content-encoding');
    });

    test.each([
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/%2e%2e%2fsecret.txt',
      '/..%5csecret.txt',
      '/alerts/../../secret.txt',
      '/alerts/..%2f..%2fsecret.txt',
      '/alerts/..%252f..%252fsecret.txt',
      '/_astro/..%2f..%2fsecret.txt',
      '/_astro../secret.txt',
      '/_astro..%2f..%2fsecret.txt',
      '/schemas/..%2f..%2fsecret.txt',
      '../secret.txt',
      '/.%2e/secret.txt',
      '//../secret.txt',
      '/secret.txt',
      '/%00/../secret.txt',
    ])('leads nowhere out of its folder: %s', async (path) => {
      for (const tried of [path, root + path]) {
        const { status, body } = await get(tried);
        expect([400, 404]).toContain(status);
        expect(body.toString()).not.toContain('secret');
      }
    });

    test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('refuses %s', async (method) => {
      for (const path of ['/', '/alerts/nosuchalert', '/alerts.json', '/_astro/page.D1f2.js']) {
        expect((await get(root + path, {}, method)).status).toBe(405);
      }
    });

    test('answers HEAD as GET, without the body', async () => {
      const { status, headers, body } = await get(`${root}/alerts/kubenodedown`, {}, 'HEAD');
      expect({ status, bytes: body.length }).toEqual({ status: 200, bytes: 0 });
      expect(headers).toMatchObject(everywhere);
    });

    test('says that it is alive, whatever its base, and writes no line about it', async () => {
      const { status, headers, body } = await get('/healthz');
      expect({ status, text: body.toString() }).toEqual({ status: 200, text: 'ok\n' });
      expect(headers['content-type']).toBe('text/plain; charset=utf-8');
      await inSite('/settings.json');
      const log = readFileSync(join(folder, 'access.log'), 'utf8');
      expect(log).toContain('/settings.json');
      expect(log).not.toContain('/healthz');
    });

    test.skipIf(root === '')(
      'keeps to its base, and leads to it only who left out its last slash',
      async () => {
        const { status, headers } = await get(`${root}?q=etcd`);
        expect({ status, location: headers.location }).toEqual({ status: 301, location: `${root}/?q=etcd` });
        for (const path of ['/', '/alerts/kubenodedown', `${root}s/`, `${root}${root}/`]) {
          const astray = await get(path);
          expect(astray.status).toBe(404);
          expect(astray.body.toString()).toBe('<p>astray</p>');
          expect(astray.headers).toMatchObject(everywhere);
        }
      },
    );
  },
);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
