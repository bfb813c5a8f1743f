import { describe, expect, test } from 'vitest';
import { checkContent } from '../src/knowledge/check-content.ts';
import type { ContentFile } from '../src/knowledge/parse.ts';
import { readContent } from '../scripts/content.ts';

const content = await readContent('.');

test('the content as it stands has nothing wrong', () => {
  expect(checkContent(content).problems).toEqual([]);
});

/** A mistake in one file: what stands there, what an author writes in its place, and the line that is told. */
interface Mistake {
  what: string;
  path: string;
  before: string | RegExp;
  after: string;
  rule: string;
  /** A piece of the line that is told, after the mistake was made. */
  line: string;
  /** The file that is told, where it is another. */
  told?: string;
}

const fm = 'content/failure-modes';
const mistakes: Mistake[] = [
  // References
  {
    what: 'a finding for an unknown check',
    path: `${fm}/node-down.mdx`,
    before: "  node-power: 'off'",
    after: "  node-powr: 'off'",
    rule: 'known-answer',
    line: 'node-powr',
  },
  {
    what: 'a finding with an unknown answer',
    path: `${fm}/node-down.mdx`,
    before: 'node-replies: silent',
    after: 'node-replies: quiet',
    rule: 'known-answer',
    line: 'quiet',
  },
  {
    what: 'evidence with an unknown answer',
    path: 'content/symptoms/nodes-not-ready.mdx',
    before: 'nodes-are-ready: not-ready',
    after: 'nodes-are-ready: notready',
    rule: 'known-answer',
    line: 'notready',
  },
  {
    what: "an alert's evidence for an unknown check",
    path: 'content/alerts/KubeNodeNotReady.mdx',
    before: 'nodes-are-ready: not-ready',
    after: 'nodes-ready: not-ready',
    rule: 'known-answer',
    line: 'nodes-ready',
  },
  {
    what: 'needs that name an unknown check',
    path: 'content/checks/node-condition.mdx',
    before: 'needs: { nodes-are-ready:',
    after: 'needs: { nodes-were-ready:',
    rule: 'known-answer',
    line: 'nodes-were-ready',
  },
  {
    what: 'an "otherwise" that is no answer',
    path: 'content/checks/certificates.mdx',
    before: 'otherwise: valid',
    after: 'otherwise: fine',
    rule: 'known-answer',
    line: 'otherwise: fine',
  },
  {
    what: 'an unknown component',
    path: `${fm}/node-down.mdx`,
    before: 'components: [kubelet]',
    after: 'components: [kubelt]',
    rule: 'known-document',
    line: 'kubelt',
  },
  {
    what: 'an unknown cause',
    path: `${fm}/node-down.mdx`,
    before: 'causes: [vm-shutdown]',
    after: 'causes: [vm-stopped]',
    rule: 'known-document',
    line: 'vm-stopped',
  },
  {
    what: 'a broader failure mode that does not exist',
    path: `${fm}/node-down.mdx`,
    before: 'area: node',
    after: 'broader: machine-down\narea: node',
    rule: 'known-document',
    line: 'machine-down',
  },
  {
    what: 'a mitigation of nothing',
    path: 'content/mitigations/vm-auto-restart.mdx',
    before: 'failureMode: supporting-services-down',
    after: 'failureMode: supporting-service-down',
    rule: 'known-document',
    line: 'supporting-service-down',
  },
  {
    what: 'a check in a body that does not exist',
    path: `${fm}/kubelet-down.mdx`,
    before: '<Check id="kubelet-answers" />',
    after: '<Check id="kubelet-answer" />',
    rule: 'known-document',
    line: '"kubelet-answer"',
  },
  {
    what: 'logs of an unknown component',
    path: `${fm}/api-server-down.mdx`,
    before: '<Logs component="etcd" />',
    after: '<Logs component="etdc" />',
    rule: 'known-document',
    line: 'etdc',
  },
  {
    what: 'a misspelt component of the page',
    path: `${fm}/kubelet-down.mdx`,
    before: '<Check id="kubelet-answers" />',
    after: '<Chekc id="kubelet-answers" />',
    rule: 'known-element',
    line: '<Chekc',
  },
  {
    what: 'an unknown platform of a check',
    path: 'content/checks/certificates.mdx',
    before: 'platforms: [kubeadm]',
    after: 'platforms: [kubadm]',
    rule: 'known-platform',
    line: 'kubadm',
  },
  {
    what: 'an unknown platform of logs',
    path: 'content/components/etcd.mdx',
    before: '  k3s: {',
    after: '  k3: {',
    rule: 'known-platform',
    line: '  k3: {',
  },
  {
    what: 'an unknown platform in a body',
    path: `${fm}/kubelet-down.mdx`,
    before: '<On platforms="k3s">',
    after: '<On platforms="k3">',
    rule: 'known-platform',
    line: '<On platforms="k3">',
  },
  {
    what: 'a label that fills an undeclared variable',
    path: 'content/alerts/KubeNodeNotReady.mdx',
    before: 'node: NODE',
    after: 'node: NODES',
    rule: 'known-variable',
    line: 'NODES',
  },
  {
    what: 'a link to a missing file',
    path: `${fm}/kubelet-down.mdx`,
    before: '(node-down.mdx)',
    after: '(node-dwn.mdx)',
    rule: 'known-link',
    line: 'node-dwn',
  },
  {
    what: 'a link to a missing heading',
    path: `${fm}/kubelet-down.mdx`,
    before: '(node-down.mdx)',
    after: '(node-down.mdx#confrm)',
    rule: 'known-link',
    line: '#confrm',
  },
  {
    what: 'a link from the root of the site',
    path: `${fm}/kubelet-down.mdx`,
    before: '(node-down.mdx)',
    after: '(/failure-modes/node-down/)',
    rule: 'known-link',
    line: '(/failure-modes',
  },
  {
    what: 'a cycle in "broader"',
    path: `${fm}/node-down.mdx`,
    before: 'area: node',
    after: 'broader: node-down\narea: node',
    rule: 'acyclic',
    line: 'broader: node-down',
  },
  {
    what: 'a check that needs itself',
    path: 'content/checks/nodes-are-ready.mdx',
    before: 'needs: { api-server-answers: ready }',
    after: 'needs: { nodes-are-ready: not-ready }',
    rule: 'acyclic',
    line: 'needs:',
  },

  // Form
  {
    what: 'a missing field',
    path: `${fm}/node-down.mdx`,
    before: /^summary: .*\n/m,
    after: '',
    rule: 'schema',
    line: 'title:',
  },
  {
    what: 'an extra field',
    path: `${fm}/node-down.mdx`,
    before: 'area: node',
    after: 'owner: me\narea: node',
    rule: 'schema',
    line: 'owner',
  },
  {
    what: 'a value that is none of those allowed',
    path: `${fm}/node-down.mdx`,
    before: 'frequency: common',
    after: 'frequency: often',
    rule: 'schema',
    line: 'often',
  },
  {
    what: 'an empty list',
    path: `${fm}/node-down.mdx`,
    before: /^escalate:\n(?: {2}- .*\n)+/m,
    after: 'escalate: []\n',
    rule: 'schema',
    line: 'escalate',
  },
  {
    what: 'a date that is none',
    path: `${fm}/node-down.mdx`,
    before: 'reviewed: 2026-11-24',
    after: 'reviewed: 2026-13-23',
    rule: 'schema',
    line: 'reviewed',
  },
  {
    what: 'a place that is none',
    path: 'content/checks/node-replies.mdx',
    before: 'where: control-plane-node',
    after: 'where: control-plane',
    rule: 'schema',
    line: 'where',
  },
  {
    what: 'a field of a translation that is not translated',
    path: `${fm}/node-down.ko.mdx`,
    before: /^summary: /m,
    after: 'severity: warning\nsummary: ',
    rule: 'schema',
    line: 'severity',
  },
  {
    what: 'a key written twice',
    path: `${fm}/node-down.mdx`,
    before: 'area: node',
    after: 'area: node\narea: etcd',
    rule: 'yaml',
    line: 'area: etcd',
  },
  {
    what: 'bad YAML',
    path: `${fm}/node-down.mdx`,
    before: 'area: node',
    after: 'area: node: here',
    rule: 'yaml',
    line: 'node: here',
  },
  {
    what: 'bad indentation',
    path: 'content/variables.yaml',
    before: '  example: worker-1',
    after: ' example: worker-1',
    rule: 'yaml',
    line: ' example: worker-1',
  },
  {
    what: 'a tag that is not closed',
    path: `${fm}/kubelet-down.mdx`,
    before: '</On>',
    after: '',
    rule: 'mdx',
    line: '1. **Start it',
  },
  {
    what: 'an open brace',
    path: `${fm}/node-down.mdx`,
    before: 'Only off, proven',
    after: 'Only {off, proven',
    rule: 'mdx',
    line: '{off',
  },
  {
    what: 'a file that is no document',
    path: 'content/causes/vm-shutdown.mdx',
    before: /^/,
    after: '\n',
    rule: 'yaml',
    line: '',
  },

  // Commands
  {
    what: 'a fence without a language',
    path: `${fm}/node-down.mdx`,
    before: '```sh id=pods where=workstation risk=reads',
    after: '```',
    rule: 'fenced-commands',
    line: '```',
  },
  {
    what: 'a command without a risk',
    path: `${fm}/node-down.mdx`,
    before: 'id=pods where=workstation risk=reads',
    after: 'id=pods where=workstation',
    rule: 'fenced-commands',
    line: 'id=pods',
  },
  {
    what: 'a command at no known place',
    path: `${fm}/node-down.mdx`,
    before: 'id=pods where=workstation',
    after: 'id=pods where=laptop',
    rule: 'fenced-commands',
    line: 'where=laptop',
  },
  {
    what: 'two fences with one id',
    path: `${fm}/node-down.mdx`,
    before: 'id=last-boot',
    after: 'id=pods',
    rule: 'fenced-commands',
    line: 'id=pods where=node',
  },
  {
    what: 'an undeclared variable',
    path: `${fm}/node-down.mdx`,
    before: 'spec.nodeName=$NODE',
    after: 'spec.nodeName=$NODENAME',
    rule: 'known-variable',
    line: '$NODENAME',
  },
  {
    what: 'a variable outside quotes',
    path: 'content/checks/node-condition.mdx',
    before: 'describe node "$NODE"',
    after: 'describe node $NODE',
    rule: 'known-variable',
    line: 'describe node',
  },
  {
    what: 'a placeholder in place of a variable',
    path: 'content/checks/node-condition.mdx',
    before: 'describe node "$NODE"',
    after: 'describe node <node>',
    rule: 'shell-parses',
    line: 'describe node',
  },
  {
    what: 'bad shell in a body',
    path: `${fm}/node-down.mdx`,
    before: 'tail -n 50',
    after: 'tail -n "50',
    rule: 'shell-parses',
    line: 'tail -n "50',
  },
  {
    what: 'a section that begins by destroying',
    path: `${fm}/node-down.mdx`,
    before: 'id=pods where=workstation risk=reads',
    after: 'id=pods where=workstation risk=destroys',
    rule: 'guarded-destruction',
    line: 'id=pods',
  },
  {
    what: 'a variable that admits a shell',
    path: 'content/variables.yaml',
    before: /pattern: .*\n {2}example: kube-system/,
    after: "pattern: '^.+$'\n  example: kube-system",
    rule: 'safe-variable',
    line: "'^.+$'",
  },
  {
    what: 'a variable whose example does not fit',
    path: 'content/variables.yaml',
    before: 'example: worker-1',
    after: 'example: Worker_1',
    rule: 'safe-variable',
    line: 'Worker_1',
  },

  // Expressions
  {
    what: 'an expression that cannot be read',
    path: 'content/checks/nodes-are-ready.mdx',
    before: "match: ['^No resources found']",
    after: "match: ['^No (resources found']",
    rule: 'safe-expression',
    line: 'No (resources',
  },
  {
    what: 'an unsafe expression',
    path: 'content/checks/nodes-are-ready.mdx',
    before: "match: ['^No resources found']",
    after: "match: ['^(\\w+\\s?)+found$']",
    rule: 'safe-expression',
    line: '(\\w+',
  },
  {
    what: 'a lookbehind',
    path: `${fm}/node-down.mdx`,
    before: "match: 'Kubelet stopped posting node status'",
    after: "match: '(?<=Kubelet) stopped posting'",
    rule: 'safe-expression',
    line: '(?<=',
  },
  {
    what: 'an example that its answer does not fit',
    path: 'content/checks/nodes-are-ready.mdx',
    before: 'example: No resources found',
    after: 'example: Nothing found',
    rule: 'answered-example',
    line: 'Nothing found',
  },
  {
    what: 'answers that overlap',
    path: 'content/checks/nodes-are-ready.mdx',
    before: "    unless: ['^\\S+ +NotReady']\n",
    after: '',
    rule: 'answered-example',
    line: 'example: |-',
  },
  {
    what: 'a signature that misses its example',
    path: `${fm}/node-down.mdx`,
    before: "match: 'Kubelet stopped posting node status'",
    after: "match: 'Kubelet has stopped posting'",
    rule: 'signature-example',
    line: "example: 'Ready",
  },

  // The whole
  {
    what: 'a finding that no path reaches',
    path: `${fm}/operator-error.mdx`,
    before: '  recent-changes: changed',
    after: '  recent-changes: changed\n  etcd-log: damaged',
    rule: 'reachable',
    line: 'etcd-log',
  },
  {
    what: 'a symptom that nothing fits',
    path: 'content/symptoms/nodes-not-ready.mdx',
    before: 'nodes-are-ready: not-ready',
    after: 'nodes-are-ready: none\n  etcd-database: filled',
    rule: 'reachable',
    line: 'evidence:',
  },
  {
    what: 'a check that nothing uses',
    path: `${fm}/etcd-data-lost.mdx`,
    before: '  etcd-data-folder: [present, missing]\n',
    after: '',
    rule: 'no-orphan',
    line: 'title:',
    told: 'content/checks/etcd-data-folder.mdx',
  },
  {
    what: 'a runbook without a section',
    path: `${fm}/node-down.mdx`,
    before: '## Verify',
    after: '## Verified',
    rule: 'runbook-sections',
    line: '## Verified',
  },
  {
    what: 'an alias that is taken',
    path: `${fm}/node-down.mdx`,
    before: 'area: node',
    after: 'aliases: [kubelet-down]\narea: node',
    rule: 'unique-address',
    line: 'aliases',
  },
  {
    what: 'an address that has gone',
    path: 'content/addresses.txt',
    before: '/failure-modes/node-down/\n',
    after: '/failure-modes/node-dead/\n/failure-modes/node-down/\n',
    rule: 'kept-address',
    line: '/failure-modes/node-dead/',
  },

  // Translations
  {
    what: 'a stale translation',
    path: `${fm}/node-down.mdx`,
    before: 'the pods on it have stopped',
    after: 'the pods on it have all stopped',
    rule: 'current-translation',
    line: 'translates:',
    told: `${fm}/node-down.ko.mdx`,
  },
  {
    what: 'a translation that lacks an item',
    path: `${fm}/node-down.ko.mdx`,
    before: /^effects:\n {2}- .*\n/m,
    after: 'effects:\n',
    rule: 'same-structure',
    line: 'effects:',
  },
  {
    what: 'a translation that lacks a heading',
    path: `${fm}/node-down.ko.mdx`,
    before: '## 복구 확인\n',
    after: '',
    rule: 'same-structure',
    line: '<Check id="nodes-are-ready" />',
  },
  {
    what: 'a translation with another fence',
    path: `${fm}/node-down.ko.mdx`,
    before: '<Fence id="pods" />',
    after: '<Fence id="pod" />',
    rule: 'same-structure',
    line: '"pod"',
  },
  {
    what: 'a translation with a command of its own',
    path: `${fm}/node-down.ko.mdx`,
    before: '<Fence id="pods" />',
    after: '```sh\n   ls\n   ```',
    rule: 'fenced-commands',
    line: '```sh',
  },
];

/** The content with the mistake in it. */
function planted({ path, before, after }: Mistake): ContentFile[] {
  return content.map((file) => {
    if (file.path !== path) return file;
    const text = file.text.replace(before, () => after);
    if (text === file.text) throw new Error(`${path} has nothing that matches ${String(before)}.`);
    return { path, text };
  });
}

describe(`${mistakes.length} single mistakes`, () => {
  test.each(mistakes)('$rule tells $what', (mistake) => {
    const files = planted(mistake);
    const { problems } = checkContent(files);
    const told = problems.filter(({ rule }) => rule === mistake.rule);
    const lines = told.map(
      ({ place }) => files.find(({ path }) => path === place.path)!.text.split('\n')[place.line - 1]!,
    );
    expect(
      told.length,
      problems.map(({ rule, message }) => `${rule}: ${message}`).join('\n'),
    ).toBeGreaterThan(0);
    expect(
      lines.some((line) => line.includes(mistake.line)),
      lines.join('\n'),
    ).toBe(true);
    expect(told.map(({ place }) => place.path)).toContain(mistake.told ?? mistake.path);
  });

  test('are at least forty, of every rule that stops a build', () => {
    expect(mistakes.length).toBeGreaterThanOrEqual(40);
  });

  test('two failure modes that no check tells apart', () => {
    const file = content.find(({ path }) => path === 'content/failure-modes/node-down.mdx')!;
    const twin = { ...file, path: 'content/failure-modes/machine-down.mdx' };
    const { problems } = checkContent([...content, twin]);
    const line = file.text.split('\n').indexOf('findings:') + 1;
    expect(problems.map(({ rule, place }) => [rule, place.path, place.line])).toContainEqual([
      'distinguishable',
      'content/failure-modes/machine-down.mdx',
      line,
    ]);
  });

  test('a second document for one alert in other letters', () => {
    const file = content.find(({ path }) => path === 'content/alerts/KubeNodeNotReady.mdx')!;
    const { problems } = checkContent([...content, { ...file, path: 'content/alerts/KubeNodeNotready.mdx' }]);
    expect(problems.map(({ rule }) => rule)).toContain('unique-address');
  });

  test('a file with a name that is no id', () => {
    const file = content.find(({ path }) => path === 'content/causes/vm-shutdown.mdx')!;
    const { problems } = checkContent([...content, { ...file, path: 'content/causes/VM shutdown.mdx' }]);
    expect(problems.map(({ rule, place }) => [rule, place.path, place.line])).toContainEqual([
      'file-name',
      'content/causes/VM shutdown.mdx',
      1,
    ]);
  });

  test('a translation of nothing', () => {
    const file = content.find(({ path }) => path === 'content/causes/vm-shutdown.ko.mdx')!;
    const { problems } = checkContent([...content, { ...file, path: 'content/causes/vm-stopped.ko.mdx' }]);
    expect(problems.map(({ rule, place }) => [rule, place.path])).toContainEqual([
      'translation-of-document',
      'content/causes/vm-stopped.ko.mdx',
    ]);
  });

  test('a document that is not translated is told, and stops nothing', () => {
    const { problems } = checkContent(
      content.filter(({ path }) => path !== 'content/causes/vm-shutdown.ko.mdx'),
    );
    expect(problems).toMatchObject([
      { rule: 'translated', level: 'warning', place: { path: 'content/causes/vm-shutdown.mdx', line: 2 } },
    ]);
  });
});
