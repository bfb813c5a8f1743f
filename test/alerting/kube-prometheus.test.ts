import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readKnowledgeBase } from '../../src/knowledge/check-content.ts';
import { dropInPathOf } from '../../src/site/addresses.ts';
import { readContent } from '../../scripts/content.ts';

/** An alert of kube-prometheus, or of the mixins for etcd, CoreDNS and kube-proxy, as it stood on 2026-11-23. */
interface UpstreamAlert {
  alert: string;
  /** `monitoring`: about the monitoring stack itself. */
  scope: 'cluster' | 'workload' | 'monitoring';
  severities: string[];
  /** The labels that its series carry. */
  labels: string[];
  /** The path of its runbook_url; null where it has none of this form. */
  runbook: string | null;
}

const upstream = JSON.parse(
  readFileSync('test/fixtures/kube-prometheus-alerts.json', 'utf8'),
) as UpstreamAlert[];
const { alerts, failureModes } = readKnowledgeBase(await readContent('.'));

test('the list holds all alerts: 147 names, 125 of them with a runbook', () => {
  expect(upstream.length).toBe(147);
  expect(upstream.filter(({ runbook }) => runbook).length).toBe(125);
});

describe.each(upstream)('$alert', ({ alert, scope, severities, labels, runbook }) => {
  const data = alerts.get(alert)?.data;

  test('has its page where its runbook_url leads once the pattern is changed', () => {
    expect(data).toBeDefined();
    if (runbook) expect(dropInPathOf(data!.group, alert)).toBe(runbook);
  });

  test('has the severities of its rules', () => {
    expect([...data!.severity].sort()).toEqual([...severities].sort());
  });

  test('fills variables only from labels that it carries', () => {
    const carried = [...labels, ...(relabelled[alert] ?? [])];
    expect(Object.keys(data!.labels).filter((label) => !carried.includes(label))).toEqual([]);
  });

  test('says what it points to, or is about one application or the monitoring', () => {
    const points = Object.keys(data!.evidence).length > 0 || data!.failureModes !== undefined;
    if (scope === 'cluster') expect(points || standAlone.includes(alert)).toBe(true);
    for (const id of data!.failureModes ?? []) expect(failureModes.has(id), id).toBe(true);
  });
});

/** Alerts of scope `cluster` that warn of something to be put in order, and that no failure makes fire. */
const standAlone = [
  'KubeCPUQuotaOvercommit',
  'KubeMemoryQuotaOvercommit',
  'NodeFileDescriptorLimit',
  'etcdDatabaseHighFragmentationRatio',
];

/** Labels beside those of the expression's own metrics: the Prometheus Operator names the node of a kubelet's target. */
const relabelled: Readonly<Record<string, string[]>> = { KubeletInstanceUnreachable: ['node'] };

test("node exporter's own pod and namespace never fill a command", () => {
  const ofNodeExporter = upstream.filter(
    ({ alert, scope }) => alert.startsWith('Node') && scope === 'cluster',
  );
  expect(ofNodeExporter.length).toBeGreaterThan(15);
  for (const { alert } of ofNodeExporter)
    for (const label of ['pod', 'namespace', 'container', 'job', 'service'])
      expect(alerts.get(alert)!.data.labels[label], `${alert} ${label}`).toBeUndefined();
});
