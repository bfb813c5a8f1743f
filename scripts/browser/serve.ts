import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serves a built site on a free port of 127.0.0.1 as plain web servers do: folders' indexes, and 404.html. */
export async function serve(folder: string, base = '') {
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://site');
      const inside = pathname.startsWith(`${base}/`)
        ? decodeURIComponent(pathname.slice(base.length))
        : undefined;
      for (const path of inside === undefined ? [] : [inside, `${inside}/index.html`]) {
        try {
          const body = await readFile(join(folder, normalize(path)));
          response
            .writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' })
            .end(body);
          return;
        } catch {
          continue;
        }
      }
      const missing = await readFile(join(folder, '404.html'));
      response.writeHead(404, { 'content-type': types['.html'] }).end(missing);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}${base}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
