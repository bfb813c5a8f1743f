/** Checks the runbook links of a team's own alerting rules: npm run check:alerts -- --help */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkAlerts } from '../src/alerting/check-alerts.ts';
import { readKnowledgeBase } from '../src/knowledge/check-content.ts';
import { kinds } from '../src/knowledge/names.ts';
import { formatProblem } from '../src/knowledge/problem.ts';
import { dropInPathOf, pathOf } from '../src/site/addresses.ts';
import { readSite } from '../src/site/configuration.ts';
import { reachableIds } from '../src/site/documents.ts';
import { readContent } from './content.ts';

const help = `npm run check:alerts -- [options] FILE-OR-FOLDER...

  Reads rule files of Prometheus, PrometheusRule manifests and rendered Helm charts (.yaml, .yml) and lists alerts without a
  runbook_url, those whose address is no page of the site, and labels in the link that the expression does not carry.

  --site <address>  where the site stands (as content/site.yaml says, or SITE and BASE)
  --fix             write the annotations that the alerts should have; nothing else in the files changes
  --help            this text

  Ends with 0 where every alert links to a page, with 1 where one does not, with 2 where it was called wrongly.`;

const settings = readSite('.');
const options = {
  site: {
    type: 'string',
    default: new URL(settings.base, settings.address).href,
  },
  fix: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

function read() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    return stop((error as Error).message);
  }
}

function stop(message: string): never {
  console.error(`${message}\n\n${help}`);
  process.exit(2);
}

const { values, positionals } = read();
if (values.help) {
  console.log(help);
  process.exit();
}
if (positionals.length === 0) stop('Say which files or folders to read.');
if (!URL.canParse(values.site)) stop(`"${values.site}" is no address of a site.`);

// What alerts are and where pages stand is in the frontmatter of the English documents; their prose would take seconds.
const content = (await readContent('.'))
  .filter(({ path }) => !path.endsWith('.ko.mdx'))
  .map((file) => ({ ...file, text: file.text.replace(/^(---\n.*?\n---\n).*/s, '$1') }));
const knowledgeBase = readKnowledgeBase(content);
const pages = new Set([
  '/',
  ...kinds.flatMap((kind) => reachableIds(knowledgeBase, kind).map(({ id }) => pathOf(kind, id))),
  ...reachableIds(knowledgeBase, 'alerts').map(
    ({ id, of }) => `${dropInPathOf(knowledgeBase.alerts.get(of)!.data.group, id)}/`,
  ),
]);

const files = (await Promise.all(positionals.map(filesAt))).flat();
if (files.length === 0) stop(`There are no .yaml or .yml files in ${positionals.join(', ')}.`);
const totals = { alerts: 0, linked: 0, problems: 0, fixed: 0 };
for (const path of files) {
  const text = await readFile(path, 'utf8');
  const { problems, alerts, linked, fixed } = checkAlerts(knowledgeBase, values.site, pages, { path, text });
  totals.alerts += alerts;
  totals.linked += linked;
  if (values.fix && fixed !== undefined) {
    await writeFile(path, fixed);
    const again = checkAlerts(knowledgeBase, values.site, pages, { path, text: fixed });
    totals.fixed += problems.length - again.problems.length;
    report(again.problems);
  } else {
    report(problems);
  }
}
const mended = values.fix ? `; ${totals.fixed} mended` : '';
console.log(
  `${files.length} files, ${totals.alerts} alerts, ${totals.linked} of them linked to a page here; ${totals.problems} problems${mended}.`,
);
process.exitCode = totals.problems > 0 ? 1 : 0;

function report(problems: Parameters<typeof formatProblem>[0][]): void {
  totals.problems += problems.length;
  for (const problem of problems) console.error(formatProblem(problem));
}

/** The rule files at a path: itself, or those in the folder. */
async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => stop(`There is nothing at ${path}.`));
  if (!found.isDirectory()) return [path];
  return globSync(`${path.replace(/\/$/, '')}/**/*.{yaml,yml}`).sort();
}
