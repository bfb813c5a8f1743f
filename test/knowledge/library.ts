import { checkContent } from '../../src/knowledge/check-content.ts';
import { formatProblem } from '../../src/knowledge/problem.ts';

/** A small content that is well in every respect, for tests to spoil: path -> text. */
export const library: Readonly<Record<string, string>> = {
  'content/platforms.yaml': `
kubeadm: { title: { en: kubeadm, ko: kubeadm }, summary: { en: Static pods., ko: 스태틱 파드. } }
k3s: { title: { en: k3s, ko: k3s }, summary: { en: One process., ko: 한 프로세스. } }
`.trimStart(),
  'content/site.yaml': `
address: https://runbooks.example.com
base: /
name: { en: Runbooks, ko: 런북 }
`.trimStart(),
  'content/variables.yaml': `
NODE:
  title: { en: Node, ko: 노드 }
  pattern: '^[a-z0-9]([a-z0-9.\\-]*[a-z0-9])?$'
  example: worker-1
`.trimStart(),
  'content/addresses.txt': '/checks/nodes-are-ready/\n/failure-modes/kubelet-down/\n',
  'content/checks/nodes-are-ready.mdx': `---
title: Are all nodes Ready?
where: workstation
command: kubectl get nodes
effort: 1
answers:
  all-ready: { label: All are Ready, match: ['^\\S+ +Ready'], unless: [NotReady], example: node1 Ready }
  not-ready: { label: One is not, match: [NotReady], example: node1 NotReady }
---
`,
  'content/checks/kubelet-runs.mdx': `---
title: Does the kubelet run?
where: node
command: systemctl is-active kubelet
effort: 2
needs: { nodes-are-ready: not-ready }
platforms: [kubeadm]
otherwise: active
answers:
  active: { label: It runs, match: ['^active'], example: active }
  inactive: { label: It does not, match: ['^inactive'], example: inactive }
---
`,
  'content/components/kubelet.mdx': `---
title: kubelet
does: Runs containers.
runsOn: node
logs:
  kubeadm: { where: node, command: journalctl -u kubelet }
---
`,
  'content/causes/vm-shutdown.mdx': `---
title: A virtual machine shut down
summary: The machine stopped.
---
`,
  'content/failure-modes/kubelet-down.mdx': runbook('kubelet-down', {
    findings: '{ nodes-are-ready: not-ready, kubelet-runs: inactive }',
  }),
  'content/failure-modes/node-down.mdx': runbook('node-down', {
    findings: '{ nodes-are-ready: not-ready, kubelet-runs: active }',
  }),
  'content/failure-modes/operator-error.mdx': runbook('operator-error', {
    findings: '{ nodes-are-ready: all-ready }',
  }),
  'content/symptoms/nodes-not-ready.mdx': `---
title: Nodes are NotReady
summary: A node is NotReady.
evidence: { nodes-are-ready: not-ready }
---
`,
  'content/mitigations/restart.mdx': `---
title: Restart machines
summary: They come back.
mitigates:
  - { failureMode: node-down, when: The machine stopped. }
doesNotCover: [Disks.]
verify: kubectl get nodes
sources: [https://example.com/]
---
`,
  'content/alerts/KubeNodeNotReady.mdx': `---
group: kubernetes
severity: warning
meaning: A node is not Ready.
impact: Its pods move.
labels: { node: NODE }
evidence: { nodes-are-ready: not-ready }
falseAlarm: { any: The node was taken down. }
source: kube-prometheus
---
`,
};

/** A runbook that is well, but for what is replaced. */
export function runbook(
  id: string,
  { findings, more = '', recover = '' }: { findings: string; more?: string; recover?: string },
) {
  return `---
title: ${id} has failed
summary: It does not work.
area: node
frequency: common
severity: warning
effects: [Nothing works.]
causes: [vm-shutdown]
components: [kubelet]
findings: ${findings}
${more}escalate: [It does not help.]
sources: [https://example.com/]
reviewed: 2026-11-23
---

## Confirm

<Check id="nodes-are-ready" />

## Recover

\`\`\`sh id=start where=node risk=changes
systemctl start kubelet
\`\`\`
${recover}
## Verify

## Not this
`;
}

/** What an author is told of the library with some files replaced or, with undefined, taken out. */
export function problemsIn(changes: Readonly<Record<string, string | undefined>> = {}): string {
  const files = Object.entries({ ...library, ...changes })
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([path, text]) => ({ path, text }));
  const { problems } = checkContent(files);
  return problems
    .filter(({ rule }) => rule !== 'translated')
    .map(formatProblem)
    .join('\n');
}

/** The library's file with one piece of its text replaced. */
export function edited(path: string, before: string, after: string): Record<string, string> {
  const text = library[path];
  if (text === undefined || !text.includes(before)) throw new Error(`${path} has no "${before}".`);
  return { [path]: text.replace(before, () => after) };
}
