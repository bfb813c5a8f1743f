/** A value of a variable that the address brings, or that the reader typed. */
export type Verdict = { accepted: string } | { refused: string; reason: 'form' | 'length' };

const longest = 260;

/** Whether a value may go into commands: all of it fits the variable's pattern. */
export function judge(value: string, pattern: string): Verdict {
  if (value.length > longest) return { refused: value, reason: 'length' };
  return new RegExp(`^(?:${pattern})$`, 'v').test(value)
    ? { accepted: value }
    : { refused: value, reason: 'form' };
}

/** The pairs of an address: those of its query string, then those of its fragment, which win. */
export function pairsOf(search: string, hash: string): [key: string, value: string][] {
  return [...new URLSearchParams(search), ...new URLSearchParams(hash.replace(/^#/, ''))];
}

/** The variable that a key of an address means: `node-address`, `node_address` and `NODE_ADDRESS` are one. */
export function variableOf(key: string): string {
  return key.toUpperCase().replaceAll('-', '_');
}

/** Labels of what Prometheus scraped: in an alert they may name an exporter and not what the alert is about. */
const targetLabels = ['cluster', 'container', 'endpoint', 'instance', 'job', 'namespace', 'pod', 'service'];

/** The alert's labels among the keys of an address that its document maps to no variable: they fill nothing. */
export function unusedLabels(
  pairs: readonly (readonly [string, string])[],
  labels: Readonly<Record<string, string>>,
): string[] {
  return [...new Set(pairs.map(([key]) => key))].filter(
    (key) => targetLabels.includes(key) && !Object.hasOwn(labels, key),
  );
}

/** The last value that an address gives to each of the variables; labels of an alert count as the variables they fill. */
export function valuesIn(
  pairs: readonly (readonly [string, string])[],
  variables: readonly string[],
  labels: Readonly<Record<string, string>> = {},
): Map<string, string> {
  const values = new Map<string, string>();
  for (const [key, value] of pairs) {
    const name = Object.hasOwn(labels, key) ? labels[key]! : variableOf(key);
    if (variables.includes(name) && value !== '') values.set(name, value);
  }
  return values;
}

/** A fragment with the variables' values in it; pairs that are not variables stay. */
export function withValues(hash: string, values: ReadonlyMap<string, string>): string {
  const kept = pairsOf('', hash).filter(([key]) => !values.has(variableOf(key)));
  const filled = [...values].map(([name, value]) => [name.toLowerCase(), value] as [string, string]);
  const pairs = [...kept, ...filled].filter(([, value]) => value !== '');
  return pairs.length > 0 ? `#${new URLSearchParams(pairs).toString()}` : '';
}
