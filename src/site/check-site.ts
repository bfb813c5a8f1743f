import Ajv from 'ajv/dist/2020.js';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { exportNames, schemaPathOf } from './exports.ts';
import { addressAttributes, elementsIn } from './html.ts';

/** A built site, read into memory. */
export interface BuiltSite {
  /** The paths of all files, relative to the site's folder. */
  files: ReadonlySet<string>;
  /** Path -> HTML. */
  pages: ReadonlyMap<string, string>;
  /** Name -> text of the scripts that pages load. */
  scripts: ReadonlyMap<string, string>;
  /** Path -> text of the JSON files at the top and of their schemas. */
  exports: ReadonlyMap<string, string>;
  /** The addresses that were ever published. */
  addresses: readonly string[];
}

export interface SiteReport {
  /** What is wrong, each with its file, line and column. */
  problems: string[];
  counts: { links: number; addresses: number; pages: number; html: number; exports: number };
}

interface Page {
  ids: Set<string>;
  links: { href: string; line: number; column: number }[];
}

/** Checks a built site: links and anchors, published addresses, the exports and, unless it is left out, the HTML. */
export async function checkSite(site: BuiltSite, base: string, withHtml = true): Promise<SiteReport> {
  const pages = new Map([...site.pages].map(([path, html]) => [path, readPage(html)]));
  const links = checkLinks(site, pages, base);
  const checked = withHtml ? differing(site.pages) : [];
  return {
    problems: [
      ...links.problems,
      ...checkAddresses(site),
      ...(await checkHtml(checked)),
      ...checkExports(site),
    ],
    counts: {
      links: links.count,
      addresses: site.addresses.length,
      pages: pages.size,
      html: checked.length,
      exports: exportNames.length,
    },
  };
}

/** The file that a web server answers with for a path below the base; undefined where there is none. */
export function fileAt(files: ReadonlySet<string>, path: string): string | undefined {
  const relative = decodeURIComponent(path).replace(/^\//, '');
  const options = [relative, `${relative.replace(/\/?$/, relative === '' ? '' : '/')}index.html`];
  return options.find((option) => files.has(option));
}

/** The addresses under which a site is published for good: pages, but for steps of the tree, and files that others read. */
export function addressesOf({ files }: BuiltSite): string[] {
  return [...files].flatMap((path) => {
    if (/^(ko\/)?(tree\/.*\/|diagnose\/cards\/)index\.html$/.test(path)) return [];
    if (/^(ko\/)?runbooks\//.test(path)) return [`/${path.replace(/\/index\.html$/, '')}`];
    if (path.endsWith('index.html')) return [`/${path.replace(/index\.html$/, '')}`];
    return /(\.md|^[^/]+\.(json|txt))$/.test(path) && path !== 'settings.json' ? [`/${path}`] : [];
  });
}

function checkLinks(site: BuiltSite, pages: ReadonlyMap<string, Page>, base: string) {
  const root = base.replace(/\/$/, '');
  const problems: string[] = [];
  let count = 0;
  for (const [path, page] of pages) {
    const here = new URL(`http://site${root}/${path.replace(/index\.html$/, '')}`);
    for (const { href, line, column } of page.links) {
      if (!URL.canParse(href, here)) {
        problems.push(`${path}:${line}:${column} link: "${href}" is not an address.`);
        continue;
      }
      const target = new URL(href, here);
      if (target.origin !== here.origin) continue;
      count += 1;
      const report = (message: string, hint: string) =>
        problems.push(`${path}:${line}:${column} link: ${message}\n  ${hint}`);
      if (root !== '' && !target.pathname.startsWith(`${root}/`)) {
        report(`"${href}" leaves the site's base "${root}".`, 'Make the address with addressOf().');
        continue;
      }
      const file = fileAt(site.files, target.pathname.slice(root.length));
      if (!file) {
        report(`"${href}" leads nowhere.`, 'Mend the link, or add the page that it means.');
        continue;
      }
      const id = decodeURIComponent(target.hash.slice(1));
      // A fragment with an equals sign is the state of the page, not a place on it.
      if (id === '' || id.includes('=')) continue;
      if (pages.get(file)?.ids.has(id) === false) {
        report(`"${href}" has no place "#${id}" on its page.`, `Use one of the ids of ${file}.`);
      }
    }
  }
  return { problems, count };
}

function readPage(html: string): Page {
  const page: Page = { ids: new Set(), links: [] };
  for (const { attrs, sourceCodeLocation } of elementsIn(html)) {
    const { startLine: line = 1, startCol: column = 1 } = sourceCodeLocation ?? {};
    for (const { name, value } of attrs) {
      if (name === 'id') page.ids.add(value);
      if (addressAttributes.includes(name)) page.links.push({ href: value, line, column });
    }
  }
  return page;
}

function checkAddresses({ addresses, files }: BuiltSite): string[] {
  return addresses.flatMap((address, index) =>
    fileAt(files, address) === undefined
      ? [
          `content/addresses.txt:${index + 1}:1 published-address: "${address}" is no longer on the site.` +
            '\n  Bring the page back, or give the document that replaces it the old id as an alias.',
        ]
      : [],
  );
}

/** Steps of the tree are made alike, of parts that stand on other pages too: one of so many is checked. */
const oneStepIn = 20;

/** The pages whose HTML is checked: all but copies, which name the page that they repeat, and most steps of the tree. */
function differing(pages: ReadonlyMap<string, string>): [path: string, html: string][] {
  let steps = 0;
  return [...pages].filter(([path]) => {
    if (/^(\w+\/)?runbooks\//.test(path)) return false;
    if (!/^(\w+\/)?tree\/[^/]+\//.test(path)) return true;
    steps += 1;
    return steps % oneStepIn === 1;
  });
}

async function checkHtml(pages: readonly (readonly [path: string, html: string])[]): Promise<string[]> {
  const loader = new StaticConfigLoader({ extends: ['html-validate:recommended'], rules: htmlRules });
  const configuration = await loader.getConfigFor('');
  // One configuration for all pages: resolving it takes as long as a page.
  loader.getConfigFor = () => configuration;
  const validator = new HtmlValidate(loader);
  const problems: string[] = [];
  for (const [path, html] of pages) {
    // The style sheet is the same on every page; its lines stay, so that places stay.
    const report = await validator.validateString(html.replace(styleSheet, emptied), path);
    for (const { messages } of report.results) {
      for (const { line, column, ruleId, message } of messages) {
        problems.push(`${path}:${line}:${column} html/${ruleId}: ${message}`);
      }
    }
  }
  return problems;
}

const styleSheet = /(<style[^>]*>)([\s\S]*?)(<\/style>)/g;
const emptied = (_: string, start: string, styles: string, end: string) =>
  `${start}${styles.replace(/[^\n]/g, '')}${end}`;

/** What the recommended rules get wrong for compact HTML of a build. */
const htmlRules = {
  // The order of attributes, white space and quotes is the build's, and no reader sees it.
  'attr-quotes': 'off',
  'no-trailing-whitespace': 'off',
  'no-inline-style': 'error',
  'void-style': 'off',
  'doctype-style': 'off',
  'long-title': 'off',
} as const;

function checkExports({ exports }: BuiltSite): string[] {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  return exportNames.flatMap((name) => {
    const path = `${name}.json`;
    const json = exports.get(path);
    const schema = exports.get(schemaPathOf(name).slice(1));
    if (json === undefined || schema === undefined) {
      return [`${path}:1:1 export: The file or its schema is missing.\n  Look at src/pages/[name].json.ts.`];
    }
    const validate = ajv.compile(JSON.parse(schema) as object);
    if (validate(JSON.parse(json))) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message }) =>
        `${path}:1:1 export: "${instancePath}" does not fit its schema: ${message ?? 'unknown'}.` +
        '\n  Change the schema in src/site/exports.ts together with the data, and raise the version.',
    );
  });
}
