import { caching, everywhere, exceptions, type ResponseHeaders } from './headers.ts';

/** Type -> the ends of names: all that a site may hold, so that nothing hangs on what an nginx knows by itself. */
const types = {
  'text/html': 'html',
  'text/css': 'css',
  'text/javascript': 'js',
  'text/markdown': 'md',
  'text/plain': 'txt',
  'application/json': 'json',
  'application/wasm': 'wasm',
  'image/avif': 'avif',
  'image/gif': 'gif',
  'image/jpeg': 'jpeg jpg',
  'image/png': 'png',
  'image/svg+xml': 'svg',
  'image/webp': 'webp',
};

/** The configuration of an nginx that serves the site in a folder below a path, on port 8080: a file for /etc/nginx/conf.d. */
export function nginxServer(base: string, folder: string): string {
  const root = base.replace(/\/$/, '');
  const headers = { ...everywhere, ...caching };
  const filesAt = (path: string) => (root === '' ? [] : [`alias ${folder}${path};`]);

  const pages = block(`location ${root}/`, [...filesAt('/'), 'try_files $uri $uri/index.html =404;']);
  const others = exceptions.flatMap(({ paths, headers: own }) =>
    paths.map((path) =>
      block(path.endsWith('*') ? `location ${root}${path.slice(0, -1)}` : `location = ${root}${path}`, [
        ...filesAt(path.replace('*', '')),
        'try_files $uri =404;',
        // A location with headers of its own has none of those around it.
        ...headerLines({ ...headers, ...own }),
      ]),
    ),
  );
  const outside = [
    block(`location = ${root}`, [`return 301 ${root}/$is_args$args;`]),
    block('location /', ['return 404;']),
  ];

  return block('server', [
    '# The second line fails where the kernel has no IPv6 (ipv6.disable=1); it can go then.',
    'listen 8080;',
    'listen [::]:8080;',
    'server_tokens off;',
    'absolute_redirect off;',
    `root ${folder};`,
    `error_page 404 ${root}/404.html;`,
    ...block(
      'types',
      Object.entries(types).map(([type, ends]) => `${type} ${ends};`),
    ),
    'default_type application/octet-stream;',
    'charset utf-8;',
    'charset_types text/css text/javascript text/markdown text/plain;',
    '',
    '# A file that lies there compressed is sent so; others are compressed on their way, to old proxies too.',
    'gzip_static on;',
    'gzip on;',
    'gzip_types application/json image/svg+xml text/css text/javascript text/markdown text/plain;',
    'gzip_min_length 1024;',
    'gzip_vary on;',
    'gzip_proxied any;',
    'gzip_http_version 1.0;',
    '',
    ...headerLines(headers),
    ...block('if ($request_method !~ "^(GET|HEAD)$")', ['return 405;']),
    ...block(`location = /healthz`, ['access_log off;', 'default_type text/plain;', 'return 200 "ok\\n";']),
    ...block('location ~ /\\.', ['return 404;']),
    ...pages,
    ...others.flat(),
    ...(root === '' ? [] : outside.flat()),
  ])
    .join('\n')
    .trimStart();
}

function headerLines(headers: ResponseHeaders): string[] {
  return Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}" always;`);
}

/** The lines of a block, set off from those before it. */
function block(name: string, lines: readonly string[]): string[] {
  return ['', `${name} {`, ...lines.map((line) => (line === '' ? '' : `    ${line}`)), '}'];
}
