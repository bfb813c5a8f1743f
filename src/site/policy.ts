import { createHash } from 'node:crypto';

/** What the files of the site may load and run, whichever page it is. */
export const sharedDirectives = [
  // Pagefind runs as WebAssembly.
  "script-src 'self' 'wasm-unsafe-eval'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
];

/** What a page may load and run; its own style sheet stands in it and is named by its hash. */
const directives = ["default-src 'none'", ...sharedDirectives];

/** The page with its content security policy, which stands before all that it governs. */
export function withPolicy(html: string): string {
  const hashes = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(
    ([, text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`,
  );
  const styles = ["style-src 'self'", ...new Set(hashes)].join(' ');
  const meta = `<meta http-equiv="content-security-policy" content="${[...directives, styles].join(';')}">`;
  return html.replace(/<meta charset="utf-8">/i, (charset) => charset + meta);
}
