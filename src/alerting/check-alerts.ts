import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { suggest } from '../knowledge/nearest.ts';
import type { Problem } from '../knowledge/problem.ts';
import { reachableIds } from '../site/documents.ts';
import { carries, labelsOf, type Labels } from './labels.ts';
import { labelsAskedFor, plainPart, runbookUrl } from './links.ts';
import { type AlertingRule, type Edit, readRules } from './rules.ts';

export interface CheckedAlerts {
  problems: Problem[];
  /** How many alerts there are, and how many link to a page here. */
  alerts: number;
  linked: number;
  /** The file with the annotations that it should have; undefined where nothing is to be changed. */
  fixed: string | undefined;
}

/** Checks the links of a team's alerting rules to the pages of a site. */
export function checkAlerts(
  knowledgeBase: KnowledgeBase,
  site: string,
  /** The paths of the site's pages. */
  pages: ReadonlySet<string>,
  { path, text }: { path: string; text: string },
): CheckedAlerts {
  const { rules, problems } = readRules(path, text);
  const ids = new Map(reachableIds(knowledgeBase, 'alerts').map(({ id, of }) => [id, of]));
  const edits: Edit[] = [];
  let linked = 0;

  for (const rule of rules) {
    const carried = carriedBy(rule);
    const known = ids.get(rule.alert.toLowerCase());
    const document = known === undefined ? undefined : knowledgeBase.alerts.get(known)!.data;
    const own = document && runbookUrl(site, rule.alert, document, carried);
    const complain = (name: string, message: string, hint: string) =>
      problems.push({ place: rule.urlPlace, rule: name, level: 'error', message, hint });
    const instead = own
      ? `Write runbook_url: '${own}'; --fix does it.`
      : `There is no page for this alert here. ${suggest(rule.alert, [...knowledgeBase.alerts.keys()])} Or link to the page of a symptom or a runbook.`;

    if (carried === undefined) {
      complain(
        'readable-expression',
        `The expression of "${rule.alert}" cannot be read.`,
        'promtool check rules says what is wrong with it.',
      );
    }
    const before = problems.length;
    if (rule.runbookUrl === undefined) {
      complain('runbook-url', `"${rule.alert}" has no runbook_url.`, instead);
    } else if (!isPage(rule.runbookUrl)) {
      complain(
        'page-here',
        `The runbook_url of "${rule.alert}" is no page of ${site}: ${plainPart(rule.runbookUrl)}`,
        instead,
      );
    } else {
      linked += 1;
      const missing = labelsAskedFor(rule.runbookUrl).filter((label) => carried && !carries(carried, label));
      if (missing.length > 0) {
        complain(
          'label-carried',
          `The link of "${rule.alert}" asks for ${missing.map((label) => `"${label}"`).join(', ')}, which its expression does not carry.`,
          own ? instead : 'Take the label out of the link, or keep it in the expression with by (...).',
        );
      }
    }
    if (own && problems.length > before) edits.push(rule.edit(own));
  }
  return {
    problems,
    alerts: rules.length,
    linked,
    fixed: edits.length > 0 ? withEdits(text, edits) : undefined,
  };

  function isPage(url: string): boolean {
    const plain = plainPart(url);
    const root = site.replace(/\/$/, '');
    if (!plain.startsWith(`${root}/`)) return false;
    const inside = plain.slice(root.length).replace(/^\/ko(?=\/)/, '');
    return pages.has(inside.endsWith('/') ? inside : `${inside}/`);
  }
}

/** What the alert carries: the labels of its expression, and its own. */
function carriedBy({ expression, labels }: AlertingRule): Labels | undefined {
  const carried = labelsOf(expression);
  if (!carried) return undefined;
  const own = ['alertname', ...labels];
  return 'only' in carried
    ? { only: new Set([...carried.only, ...own]) }
    : { except: new Set([...carried.except].filter((label) => !own.includes(label))) };
}

function withEdits(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end, text: piece }) => rest.slice(0, start) + piece + rest.slice(end), text);
}
