import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Serves a built site on a free port of 127.0.0.1 as plain web servers do: folders' indexes, and 404.html; with
 * `compressed`, as those do that send texts compressed.
 */
export async function serve(folder: string, base = '', compressed = false) {
  const bodies = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://site');
      const inside = pathname.startsWith(`${base}/`)
        ? decodeURIComponent(pathname.slice(base.length))
        : undefined;
      for (const path of inside === undefined ? [] : [inside, `${inside}/index.html`]) {
        try {
          const body = await readFile(join(folder, normalize(path)));
          const type = types[extname(path)];
          const head = { 'content-type': type ?? 'application/octet-stream' };
          if (compressed && type) {
            if (!bodies.has(path)) bodies.set(path, brotliCompressSync(body));
            response.writeHead(200, { ...head, 'content-encoding': 'br' }).end(bodies.get(path));
          } else {
            response.writeHead(200, head).end(body);
          }
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
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        // A browser keeps connections open that it has asked nothing on.
        server.closeAllConnections();
      }),
  };
}
