import { clientsClaim, type WorkboxPlugin } from 'workbox-core';
import { registerRoute } from 'workbox-routing';
import { CacheFirst, NetworkFirst } from 'workbox-strategies';
import { type CopyInfo, placeInCopy, type SiteCopy, unpack } from './copy.ts';

/** What a service worker is to itself; the rest of the project knows the browser's window. */
interface ServiceWorker {
  registration: { scope: string };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'message', listen: (event: MessageEvent) => void): void;
}
const worker = self as unknown as ServiceWorker;

const scope = new URL(worker.registration.scope);
const prefix = 'copy-';
/** Seconds after which what is kept goes before a network that does not answer. */
const patience = 3;

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  svg: 'image/svg+xml',
};

// An open page goes on with what it has: the files of the version before are kept as well.
void worker.skipWaiting();
clientsClaim();

/** Answers from the copies where the network does not; nothing else is kept. */
const fromCopies: WorkboxPlugin = {
  cachedResponseWillBeUsed: async ({ request }) => (await fromCopy(new URL(request.url))) ?? null,
  cacheWillUpdate: () => Promise.resolve(null),
};
const isOurs = ({ url, sameOrigin }: { url: URL; sameOrigin: boolean }) =>
  sameOrigin &&
  url.pathname.startsWith(scope.pathname) &&
  !url.pathname.startsWith(`${scope.pathname}offline/`);

registerRoute(
  (match) => isOurs(match) && match.url.pathname.startsWith(`${scope.pathname}_astro/`),
  new CacheFirst({ plugins: [fromCopies] }),
);
registerRoute(isOurs, new NetworkFirst({ networkTimeoutSeconds: patience, plugins: [fromCopies] }));

/** What a copy has at an address, newest copy first. */
async function fromCopy(url: URL): Promise<Response | undefined> {
  const place = placeInCopy(decodeURIComponent(url.pathname.slice(scope.pathname.length)));
  if ('redirect' in place) return Response.redirect(new URL(place.redirect, scope), 302);
  for (const name of (await copyNames()).reverse()) {
    const cache = await caches.open(name);
    const found = (await cache.match(new URL(place.file, scope))) ?? undefined;
    if (found) return found;
  }
  if (!place.file.endsWith('.html')) return undefined;
  for (const name of await copyNames()) {
    const missing = await (await caches.open(name)).match(new URL('404.html', scope));
    if (missing) return new Response(missing.body, { status: 404, headers: missing.headers });
  }
  return undefined;
}

/** The copies, oldest first; each is named `copy-<language>-<milliseconds>-<version>`. */
async function copyNames(): Promise<string[]> {
  const time = (name: string) => Number(name.split('-')[2]);
  return (await caches.keys()).filter((name) => name.startsWith(prefix)).sort((a, b) => time(a) - time(b));
}

let keeping: Promise<void> | undefined;

worker.addEventListener('message', ({ data }) => {
  const { keep } = data as { keep?: unknown };
  if (keep !== 'en' && keep !== 'ko') return;
  keeping ??= keepCopy(keep)
    .catch(() => undefined)
    .finally(() => (keeping = undefined));
});

/** Fetches the copy of a language, if it is not the one that is there. */
async function keepCopy(language: string): Promise<void> {
  const at = (path: string) => new URL(`offline/${language}.${path}`, scope);
  const info = (await (await fetch(at('json'), { cache: 'no-store' })).json()) as CopyInfo;
  const names = (await copyNames()).filter((name) => name.startsWith(`${prefix}${language}-`));
  for (const name of names) {
    if (!name.endsWith(`-${info.version}`)) continue;
    // Its last file says that it is whole.
    if (await (await caches.open(name)).match(at('json'))) return;
    await caches.delete(name);
  }

  const response = await fetch(at('copy'), { cache: 'no-store' });
  if (!response.ok || !response.body) return;
  const text = await new Response(response.body.pipeThrough(new DecompressionStream('gzip'))).text();
  const copied = new Date();
  const name = `${prefix}${language}-${copied.getTime()}-${info.version}`;
  const cache = await caches.open(name);
  try {
    for (const [path, body] of unpack(JSON.parse(text) as SiteCopy)) {
      const type = types[path.slice(path.lastIndexOf('.') + 1)] ?? 'text/plain; charset=utf-8';
      // The page says how old it is.
      const dated = body.replace(
        /^<!DOCTYPE html><html/i,
        (start) => `${start} data-copied="${copied.toISOString()}"`,
      );
      await cache.put(new URL(path, scope), new Response(dated, { headers: { 'content-type': type } }));
    }
    await cache.put(at('json'), Response.json(info));
  } catch (error) {
    // Half a copy is none.
    await caches.delete(name);
    throw error;
  }
  for (const old of names.slice(0, -1)) await caches.delete(old);
}
