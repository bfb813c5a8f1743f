import type { Alert } from '../knowledge/schema.ts';
import { dropInPathOf } from '../site/addresses.ts';
import { carries, type Labels } from './labels.ts';

/**
 * The address of an alert's runbook as a template of Prometheus: the labels that its document knows and its expression
 * carries go into the fragment, encoded, so that they stay in the browser.
 */
export function runbookUrl(
  site: string,
  alert: string,
  { group, labels }: Alert,
  carried: Labels | undefined,
): string {
  const filling = Object.keys(labels).filter((label) => carried === undefined || carries(carried, label));
  const fragment = filling.map((label) => `${label}={{ $labels.${label} | urlquery }}`).join('&');
  const address = `${site.replace(/\/$/, '')}${dropInPathOf(group, alert)}`;
  return fragment === '' ? address : `${address}#${fragment}`;
}

/** The labels that a template asks for. */
export function labelsAskedFor(template: string): string[] {
  const found = template.matchAll(
    /(?:\$labels|\.Labels)\.([A-Za-z_]\w*)|index +(?:\$labels|\.Labels) +"([^"]+)"/g,
  );
  return [...new Set([...found].map(([, name, indexed]) => name ?? indexed!))];
}

/** The part of an address before its query, its fragment and all templates. */
export function plainPart(address: string): string {
  return address.split(/[?#]|\{\{/)[0]!;
}
