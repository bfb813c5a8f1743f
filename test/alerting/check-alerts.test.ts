import { parse, parseAllDocuments } from 'yaml';
import { expect, test } from 'vitest';
import { checkAlerts } from '../../src/alerting/check-alerts.ts';
import { readKnowledgeBase } from '../../src/knowledge/check-content.ts';
import { formatProblem } from '../../src/knowledge/problem.ts';
import { readContent } from '../../scripts/content.ts';

const knowledgeBase = readKnowledgeBase(await readContent('.'));
const site = 'https://runbooks.example.com/k8s';
const pages = new Set([
  '/symptoms/nodes-not-ready/',
  '/runbooks/kubernetes/kubenodenotready/',
  '/runbooks/kubernetes/kubenodeunreachable/',
  '/runbooks/kubernetes/kubeapidown/',
]);
const check = (text: string) => checkAlerts(knowledgeBase, site, pages, { path: 'rules.yaml', text });
const told = (text: string) => check(text).problems.map(formatProblem);

const manifest = `# Ours.
apiVersion: v1
kind: Service
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
spec:
  groups:
    - name: nodes
      rules:
        - alert: KubeNodeNotReady # the node's
          expr: |
            kube_node_status_condition{condition="Ready", status="true"} == 0
          labels: { severity: warning }
          annotations:
            # for the pager
            summary: A node is not ready.
        - record: node:x
          expr: sum(x)
        - alert: KubeNodeUnreachable
          expr: sum by (job) (x) > 0
          annotations:
            runbook_url: >-
              ${site}/runbooks/kubernetes/kubenodeunreachable#node={{ $labels.node }}
            summary: 'It''s gone'
        - alert: KubeAPIDown
          expr: absent(up{job="apiserver"})
        - alert: OurOwn
          expr: up == 0
          annotations: { runbook_url: '${site}/symptoms/nodes-not-ready/#node={{ $labels.node }}', summary: x }
`;

test('names alerts without a link, links to no page here, and labels that are not carried', () => {
  const text = manifest.replace(
    'expr: up == 0\n          annotations: { runbook_url: ',
    "expr: up == 0\n          annotations: { runbook_url: 'https://wiki/x', other: ",
  );
  expect(told(text)).toMatchInlineSnapshot(`
    [
      "rules.yaml:11:11 runbook-url: "KubeNodeNotReady" has no runbook_url.
      Write runbook_url: 'https://runbooks.example.com/k8s/runbooks/kubernetes/kubenodenotready#node={{ $labels.node | urlquery }}'; --fix does it.",
      "rules.yaml:23:26 label-carried: The link of "KubeNodeUnreachable" asks for "node", which its expression does not carry.
      Write runbook_url: 'https://runbooks.example.com/k8s/runbooks/kubernetes/kubenodeunreachable'; --fix does it.",
      "rules.yaml:26:11 runbook-url: "KubeAPIDown" has no runbook_url.
      Write runbook_url: 'https://runbooks.example.com/k8s/runbooks/kubernetes/kubeapidown'; --fix does it.",
      "rules.yaml:30:39 page-here: The runbook_url of "OurOwn" is no page of https://runbooks.example.com/k8s: https://wiki/x
      There is no page for this alert here. Use one of: CoreDNSDown, InfoInhibitor, KubeAPIDown, KubeJobFailed, KubeProxyDown, KubeletDown, TargetDown, Watchdog, ... Or link to the page of a symptom or a runbook.",
    ]
  `);
});

test('writes what is missing and changes nothing else', () => {
  const { fixed } = check(manifest);
  expect(check(fixed!).problems).toEqual([]);
  expect(check(fixed!).fixed).toBeUndefined();
  const lines = (text: string) =>
    text.split('\n').filter((line) => !/runbook_url|annotations:$|kubenodeunreachable/.test(line));
  expect(lines(fixed!)).toEqual(lines(manifest));
  const rules = parseAllDocuments(fixed!)[1]!.toJS() as {
    spec: { groups: { rules: { alert?: string; annotations?: object }[] }[] };
  };
  expect(rules.spec.groups[0]!.rules.map(({ alert, annotations }) => [alert, annotations])).toEqual([
    [
      'KubeNodeNotReady',
      {
        runbook_url: `${site}/runbooks/kubernetes/kubenodenotready#node={{ $labels.node | urlquery }}`,
        summary: 'A node is not ready.',
      },
    ],
    [undefined, undefined],
    [
      'KubeNodeUnreachable',
      { runbook_url: `${site}/runbooks/kubernetes/kubenodeunreachable`, summary: "It's gone" },
    ],
    ['KubeAPIDown', { runbook_url: `${site}/runbooks/kubernetes/kubeapidown` }],
    ['OurOwn', { runbook_url: `${site}/symptoms/nodes-not-ready/#node={{ $labels.node }}`, summary: 'x' }],
  ]);
});

test.each([
  ['{ alert: KubeAPIDown, expr: absent(up) }'],
  ['{ alert: KubeAPIDown, expr: absent(up), annotations: {} }'],
  ['{ alert: KubeAPIDown, expr: absent(up), annotations: { summary: x } }'],
  ['\n      alert: KubeAPIDown\n      expr: absent(up)\n      annotations:\n'],
  [
    '\n      alert: KubeAPIDown\n      expr: absent(up)\n      annotations:\n        runbook_url: |\n          https://elsewhere/x\n        summary: y\n',
  ],
  ['\n      annotations:\n        runbook_url:\n      alert: KubeAPIDown\n      expr: absent(up)\n'],
])('finds the place for a link in %s', (rule) => {
  const text = `groups:\n- name: a\n  rules:\n    - ${rule}`;
  const { fixed } = check(text);
  const { groups } = parse(fixed!) as { groups: { rules: { annotations: { runbook_url: string } }[] }[] };
  expect(groups[0]!.rules[0]!.annotations.runbook_url).toBe(`${site}/runbooks/kubernetes/kubeapidown`);
  expect(check(fixed!).problems).toEqual([]);
});

test('reads rule files, lists of manifests, and leaves other documents alone', () => {
  const rule = '{ alert: OurOwn, expr: up == 0 }';
  const counted = (text: string) => check(text).alerts;
  expect(counted(`groups: [{ name: a, rules: [${rule}, ${rule}] }]`)).toBe(2);
  expect(
    counted(
      `kind: List\nitems: [{ kind: PrometheusRule, spec: { groups: [{ rules: [${rule}] }] } }, { kind: Secret }]`,
    ),
  ).toBe(1);
  expect(counted('kind: ConfigMap\ndata: { a: b }')).toBe(0);
  expect(counted('')).toBe(0);
});

test('says where YAML or a rule cannot be read', () => {
  expect(told('groups:\n  - name: [a\n')[0]).toMatch(/^rules\.yaml:\d+:\d+ readable-rules: This is no YAML/);
  expect(told('groups: [{ rules: [{ alert: A }] }]')[0]).toContain('A rule has no name or no expression.');
  expect(told('groups: [{ rules: [{ alert: A, expr: "sum(" }] }]')[0]).toContain('cannot be read');
});
