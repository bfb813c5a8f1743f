import { dirname, relative } from 'node:path/posix';
import { fileAt } from '../site/check-site.ts';
import {
  addressAttributes,
  type Change,
  edited,
  elementsIn,
  type HtmlElement,
  inPlaceOf,
  withAttributes,
  withValue,
} from '../site/html.ts';
import { rootMark } from './root-mark.ts';

/** The files of a site, and the path under which it is served. */
interface Files {
  files: ReadonlySet<string>;
  base: string;
}

/** The site that a bundle is made of. */
export interface BundledSite extends Files {
  /** Style sheets that scripts add to a page, which here every page has, and the scripts in the place of its own. */
  styles: readonly string[];
  scripts: readonly string[];
  /** When the bundle was made, as an ISO 8601 time. */
  made: string;
}

/** A page of the site as it works from a folder: it leads to files, runs plain scripts, and asks for nothing. */
export function bundledPage(path: string, html: string, site: BundledSite): string {
  const toFile = (file: string) => relative(dirname(path), file) || '.';
  const changes: Change[] = [];
  for (const element of elementsIn(html)) {
    const { tagName, attrs } = element;
    const value = (name: string) => attrs.find((attr) => attr.name === name)?.value;
    if (tagName === 'script') changes.push(inPlaceOf(element, ''));
    else if (value('http-equiv') === 'content-security-policy')
      changes.push(withValue(element, 'content', forFiles(value('content')!)));
    else if (tagName === 'html') changes.push(withAttributes(element, `data-copied="${site.made}"`));
    else changes.push(...addressChanges(element, site, toFile));
  }
  const end = html.indexOf('</head>');
  const parts = [
    ...site.styles.map((file) => `<link rel="stylesheet" href="${toFile(file)}">`),
    ...site.scripts.map((file) => `<script defer src="${toFile(file)}"></script>`),
  ];
  if (end !== -1) changes.push({ start: end, end, text: parts.join('') });
  return edited(html, changes);
}

/** A page of templates, whose addresses wait for the script that shows them on another page. */
export function bundledTemplates(html: string, site: Files): string {
  const changes = elementsIn(html).flatMap((element) =>
    addressChanges(element, site, (file) => `${rootMark}${file}`),
  );
  return edited(html, changes);
}

/** The file that an address of the site means, with its search and fragment; undefined where it leads elsewhere. */
function fileOf(address: string, { files, base }: Files): { file: string; rest: string } | undefined {
  const root = base.replace(/\/$/, '');
  if (!address.startsWith(`${root}/`) || address.startsWith('//')) return undefined;
  const [, path, rest] = /^([^?#]*)(.*)$/.exec(address.slice(root.length))!;
  const file = fileAt(files, path!);
  return file === undefined ? undefined : { file, rest: rest! };
}

/** The changes that lead an element's addresses to files. */
function addressChanges(element: HtmlElement, site: Files, toFile: (file: string) => string): Change[] {
  return element.attrs.flatMap(({ name, value }) => {
    const found = addressAttributes.includes(name) ? fileOf(value, site) : undefined;
    return found ? [withValue(element, name, `${toFile(found.file)}${found.rest}`)] : [];
  });
}

/** The policy where files have no origin: a browser knows them by their scheme, and none of them asks for Trusted Types. */
function forFiles(policy: string): string {
  return policy
    .split(';')
    .filter((directive) => !/trusted-types/.test(directive))
    .map((directive) => directive.replace("'self'", "'self' file:"))
    .join(';');
}
