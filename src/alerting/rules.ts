import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { Place, Problem } from '../knowledge/problem.ts';

/** One alerting rule of a file. */
export interface AlertingRule {
  alert: string;
  expression: string;
  /** Labels that the rule itself adds. */
  labels: string[];
  runbookUrl: string | undefined;
  /** Where the rule stands. */
  place: Place;
  /** Where its runbook_url stands, or the rule where it has none. */
  urlPlace: Place;
  /** How to write another runbook_url: what to put in place of which characters of the file. */
  edit: (url: string) => Edit;
}

/** New text for the characters from `start` to `end`. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * The alerting rules of a file: of Prometheus (`groups`), of PrometheusRule manifests, alone, in lists or among the other
 * documents of a rendered chart.
 */
export function readRules(path: string, text: string): { rules: AlertingRule[]; problems: Problem[] } {
  const lines = new LineCounter();
  const rules: AlertingRule[] = [];
  const problems: Problem[] = [];
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { path, line, column: col };
  };
  const complain = (offset: number, message: string, hint: string) =>
    problems.push({ place: placeOf(offset), rule: 'readable-rules', level: 'error', message, hint });

  for (const document of parseAllDocuments(text, { lineCounter: lines, keepSourceTokens: true })) {
    if ('empty' in document) continue;
    for (const error of document.errors) {
      complain(
        error.pos[0],
        `This is no YAML: ${error.message.split('\n')[0]!.replace(/ at line.*$/, '')}.`,
        'Mend the YAML; the file was not checked any further.',
      );
    }
    if (document.errors.length > 0 || !isMap(document.contents)) continue;
    for (const holder of holdersOf(document.contents)) {
      const groups = holder.get('groups', true);
      if (!isSeq(groups)) continue;
      for (const group of groups.items) {
        const list = isMap(group) ? group.get('rules', true) : undefined;
        for (const item of isSeq(list) ? list.items : []) {
          if (isMap(item) && item.has('alert')) readRule(item);
        }
      }
    }
  }
  return { rules, problems };

  function readRule(rule: YAMLMap): void {
    const at = rule.range![0];
    const alert = rule.get('alert');
    const expression = rule.get('expr');
    if (typeof alert !== 'string' || (typeof expression !== 'string' && typeof expression !== 'number')) {
      complain(at, 'A rule has no name or no expression.', 'Give it "alert" and "expr".');
      return;
    }
    const labels = rule.get('labels', true);
    const annotations = rule.get('annotations', true);
    const url = isMap(annotations) ? annotations.get('runbook_url', true) : undefined;
    rules.push({
      alert,
      expression: String(expression),
      labels: isMap(labels) ? labels.items.map(({ key }) => String((key as Scalar).value)) : [],
      runbookUrl: isScalar(url) && url.value !== null ? String(url.value) : undefined,
      place: placeOf(at),
      urlPlace: placeOf(isScalar(url) ? url.range![0] : at),
      edit: (address) => editFor(rule, address),
    });
  }

  function editFor(rule: YAMLMap, address: string): Edit {
    const value = `'${address.replaceAll("'", "''")}'`;
    const annotations = rule.get('annotations', true);
    const url = isMap(annotations) ? annotations.get('runbook_url', true) : undefined;
    if (isScalar(url)) {
      const [start, end] = url.range!;
      if (start === end) return { start, end, text: ` ${value}` };
      // A block's range includes the line break after it.
      return { start, end, text: text[end - 1] === '\n' ? `${value}\n` : value };
    }
    if (isMap(annotations) && annotations.items.length === 0) {
      const [start, end] = annotations.range!;
      return { start, end, text: `{ runbook_url: ${value} }` };
    }
    if (isMap(annotations)) {
      if (annotations.flow)
        return {
          start: annotations.range![0] + 1,
          end: annotations.range![0] + 1,
          text: ` runbook_url: ${value},`,
        };
      const first = keyStart(annotations.items[0]!);
      return { start: first, end: first, text: `runbook_url: ${value}\n${indentAt(first)}` };
    }
    if (rule.flow)
      return {
        start: rule.range![1] - 1,
        end: rule.range![1] - 1,
        text: `, annotations: { runbook_url: ${value} }`,
      };
    const empty = rule.items.find(({ key }) => isScalar(key) && key.value === 'annotations');
    // After the name, which authors put first.
    const first = keyStart(rule.items[1] ?? rule.items[0]!);
    const indent = indentAt(first);
    if (empty) {
      const key = empty.key as Scalar;
      return {
        start: key.range![1],
        end:
          isScalar(empty.value) || isMap(empty.value)
            ? Math.max(key.range![1], empty.value.range![1])
            : key.range![1],
        text: `:\n${indent}  runbook_url: ${value}`,
      };
    }
    return { start: first, end: first, text: `annotations:\n${indent}  runbook_url: ${value}\n${indent}` };
  }

  function keyStart({ key }: Pair): number {
    return (key as Scalar).range![0];
  }

  /** White space as wide as what stands before a key on its line. */
  function indentAt(offset: number): string {
    return ' '.repeat(lines.linePos(offset).col - 1);
  }
}

/** What holds groups of rules in a document: itself, a manifest's spec, or the items of a list. */
function holdersOf(map: YAMLMap): YAMLMap[] {
  const items = map.get('items', true);
  if (isSeq(items)) return items.items.filter(isMap).flatMap(holdersOf);
  const spec = map.get('spec', true);
  if (map.get('kind') === 'PrometheusRule') return isMap(spec) ? [spec] : [];
  return map.has('groups') ? [map] : [];
}
