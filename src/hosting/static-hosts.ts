import { exceptions, everywhere, type ResponseHeaders } from './headers.ts';

/**
 * The text of a `_headers` file, which Netlify and Cloudflare Pages read from the top of the folder that they publish.
 * Both redirect an address without a slash to the one with it, and have browsers ask again for what no rule lets them keep.
 */
export function headersFile(base: string): string {
  const root = base.replace(/\/$/, '');
  // Where two rules fit a path and name one header, Cloudflare joins the values and Netlify takes one: no two do.
  return [{ paths: ['/*'], headers: everywhere }, ...exceptions]
    .flatMap(({ paths, headers }) => paths.map((path) => rule(root + path, headers)))
    .join('\n');
}

function rule(path: string, headers: ResponseHeaders): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  return [path, ...lines, ''].join('\n');
}
