/**
 * Writes what works without the site, into bundle/: a folder of it to open in a browser, the same as one archive, and all
 * runbooks as a book, as PDF too where a Chromium can print it: npm run bundle [-- --no-pdf]
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { bookOf } from '../src/bundle/book.ts';
import { bundledPage, bundledTemplates } from '../src/bundle/pages.ts';
import { type Language, languages } from '../src/knowledge/names.ts';
import { localize } from '../src/knowledge/translation.ts';
import { addressOf, pathOf } from '../src/site/addresses.ts';
import { readContent, readSite as readSettings } from '../src/site/configuration.ts';
import { readKnowledgeBase } from '../src/knowledge/check-content.ts';
import type { Document } from '../src/knowledge/parse.ts';
import { withPolicy } from '../src/site/policy.ts';
import { textsIn } from '../src/site/texts.ts';
import { launchChromium } from './browser/chromium.ts';
import { ensureBuilt } from './built.ts';
import { readSite } from './site.ts';

const built = resolve(process.env['OUT_DIR'] ?? 'dist');
const bundle = resolve(process.env['BUNDLE_DIR'] ?? 'bundle');
const name = 'cluster-runbooks';
const made = new Date().toISOString();
const { pdf } = parseArgs({
  options: { pdf: { type: 'boolean', default: true } },
  allowNegative: true,
}).values;
const { base, address } = readSettings('.');

if (process.env['OUT_DIR'] === undefined) ensureBuilt();
const { files, pages } = await readSite(built);
const knowledgeBase = readKnowledgeBase(readContent('.'));
/** The style sheets that scripts add to pages. */
const styles = [...files].filter((path) => /^_astro\/.*\.css$/.test(path));

/** Every file of the bundle: path -> text or bytes. */
const bundled = new Map<string, string | Buffer>();
for (const path of files) {
  const html = pages.get(path);
  if (html !== undefined) {
    const scripts = [`files.${languageOf(path)}.js`, 'page.js'];
    bundled.set(path, bundledPage(path, html, { files, base, styles, scripts, made }));
  } else if (!/^(pagefind\/|offline\/|_astro\/.*\.js$|sw\.js$|_headers$)|\.(br|gz)$/.test(path)) {
    bundled.set(path, await readFile(resolve(built, path)));
  }
}
bundled.set('page.js', await pageScript());
for (const language of languages) {
  bundled.set(`files.${language}.js`, await filesScript(language));
  bundled.set(`book.${language}.html`, await book(language));
}

await rm(bundle, { recursive: true, force: true });
for (const [path, content] of bundled) {
  const target = resolve(bundle, name, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, content);
}
console.log(`folder  ${bundled.size} files; open ${resolve(bundle, name, 'index.html')} in a browser`);

const archive = zipSync(
  Object.fromEntries(
    [...bundled].map(([path, content]) => [`${name}/${path}`, new Uint8Array(Buffer.from(content))]),
  ),
);
await writeFile(resolve(bundle, `${name}.zip`), archive);
console.log(`archive ${resolve(bundle, name)}.zip, ${(archive.length / 1e6).toFixed(1)} MB`);

const browser = pdf ? await launchChromium().catch(() => undefined) : undefined;
if (pdf && !browser)
  console.log('book    Not printed: no Chromium starts here. Print book.en.html from a browser.');
for (const language of browser ? languages : []) console.log(`book    ${await print(browser!, language)}`);
await browser?.close();

function languageOf(path: string): Language {
  return languages.find((language) => path.startsWith(`${language}/`)) ?? 'en';
}

/** The script of every page: that of the site, with what a folder allows in the place of what a server gives. */
async function pageScript(): Promise<string> {
  const replacement = resolve('src/bundle/site.ts');
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [
      {
        name: 'bundle',
        enforce: 'pre',
        resolveId(source, importer) {
          if (source === './site.ts' && importer?.includes('/src/client/')) return replacement;
          return /\.css\?url$/.test(source) ? '\0style' : undefined;
        },
        load: (id) => (id === '\0style' ? "export default ''" : undefined),
      },
    ],
    build: {
      write: false,
      lib: { entry: 'src/client/page.ts', formats: ['iife'], name: 'page', fileName: () => 'page.js' },
    },
  });
  const [{ output }] = built as unknown as [{ output: { fileName: string; code: string }[] }];
  return output[0]!.code;
}

/** The files that the page's script would fetch, as a script: a browser fetches nothing from a folder. */
async function filesScript(language: Language): Promise<string> {
  const read = (path: string) => readFile(resolve(built, addressOf('', language, path).slice(1)), 'utf8');
  const texts: Record<string, string> = {};
  for (const path of ['/settings.json', '/search/index.json', '/diagnose/index.json'])
    texts[path] = await read(path);
  const cards = await read('/diagnose/cards/index.html');
  texts['/diagnose/cards/'] = bundledTemplates(cards, { files, base });
  return `globalThis.bundledFiles=${JSON.stringify(texts)};`;
}

/** All runbooks in one page. */
async function book(language: Language): Promise<string> {
  const { areas, bookMade } = textsIn(language);
  const chapterOf = (document: Document<'failure-modes'>) => {
    const path = addressOf(base, language, pathOf('failure-modes', document.id));
    const file = `${addressOf('', language, pathOf('failure-modes', document.id)).slice(1)}index.html`;
    const { title } = localize(knowledgeBase, document, language).data;
    return { id: document.id, title, path, html: pages.get(file)! };
  };
  const runbooks = [...knowledgeBase.failureModes.values()];
  const page = bookOf({
    language,
    title: knowledgeBase.site.data.name[language],
    about: bookMade(made.slice(0, 10)),
    parts: Object.entries(areas).map(([area, title]) => ({
      title,
      chapters: runbooks.filter(({ data }) => data.area === area).map(chapterOf),
    })),
    styles: [
      ...(await Promise.all(styles.map((path) => readFile(resolve(built, path), 'utf8')))),
      await readFile('src/styles/book.css', 'utf8'),
    ],
    site: address,
  });
  return withPolicy(page);
}

/** Prints the book of a language; says what it did, or why it did not. */
async function print(browser: Browser, language: Language): Promise<string> {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(resolve(bundle, name, `book.${language}.html`)).href);
  if (language === 'ko' && !(await page.evaluate(drawsHangul)))
    return 'Not printed in Korean: no font here has its letters. Install one, such as fonts-noto-cjk.';
  const path = resolve(bundle, `${name}.${language}.pdf`);
  const printed = await page.pdf({
    path,
    format: 'A4',
    outline: true,
    tagged: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate:
      '<span style="font-size:8px;width:100%;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></span>',
    preferCSSPageSize: true,
  });
  await page.close();
  return `${path}, ${(printed.length / 1e6).toFixed(1)} MB`;
}

/** Whether a Korean letter looks other than one that no font has. */
function drawsHangul(): boolean {
  const draw = (text: string) => {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d')!;
    context.font = '40px sans-serif';
    context.fillText(text, 0, 50);
    return canvas.toDataURL();
  };
  return draw('한') !== draw('글');
}
