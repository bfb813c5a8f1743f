import { exportNames } from '../site/exports.ts';
import { sharedDirectives } from '../site/policy.ts';

/** Name -> value. */
export type ResponseHeaders = Readonly<Record<string, string>>;

// The pages' own policies are stricter: they name the hashes of their styles, which no header for all of them can.
const policy = [...sharedDirectives, "object-src 'none'", "frame-ancestors 'none'"].join('; ');

/**
 * Headers of every answer. Strict-Transport-Security is left to the host: under it no one can read the site
 * past a certificate that has expired, which is what some come to mend.
 */
export const everywhere: ResponseHeaders = {
  'content-security-policy': policy,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** How what is fetched may be kept: asked for again each time, since a stale runbook is worse than a slow one. */
export const caching: ResponseHeaders = { 'cache-control': 'no-cache' };

/** Paths below the site's base, and the headers that they have besides or instead; a star stands for any rest. */
export const exceptions: readonly { paths: readonly string[]; headers: ResponseHeaders }[] = [
  // The names of these files change with what is in them.
  { paths: ['/_astro/*'], headers: { 'cache-control': 'public, max-age=31536000, immutable' } },
  // Scripts of other sites may read these.
  {
    paths: [...exportNames.map((name) => `/${name}.json`), '/schemas/*'],
    headers: { 'access-control-allow-origin': '*' },
  },
];
