import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { TreeNode } from '../../src/diagnosis/decision-tree.ts';
import { isLeaf, stepsOf } from '../../src/diagnosis/decision-tree.ts';
import { stepPath } from '../../src/site/addresses.ts';

const site = inject('site');
const read = (path: string) => readFileSync(join(site, path), 'utf8');
const page = (address: string) =>
  read(`${address.replace(/^\//, '')}${address.endsWith('/') ? '' : '/'}index.html`);
/** What a reader sees of a page, white space folded. */
const words = (html: string) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

interface Exported {
  id: string;
  address: string;
  title: string;
  effects: string[];
  does: string;
  mitigates: { failureMode?: string; cause?: string; when?: string }[];
  logs: Record<string, unknown>;
  translations: { ko?: { title: string; effects: string[]; does: string; when: Record<string, string> } };
}
type KnowledgeBaseJson = Record<
  'failureModes' | 'checks' | 'symptoms' | 'mitigations' | 'causes' | 'components' | 'alerts',
  Exported[]
>;
let knowledgeBase: KnowledgeBaseJson;
beforeAll(() => {
  knowledgeBase = JSON.parse(read('knowledge-base.json')) as KnowledgeBaseJson;
});
const idsOf = (documents: Exported[]) => documents.map(({ id }) => id);

describe('holds the facts of the page that it started from', () => {
  test('5 causes, 7 failure modes, 6 mitigations, 5 log places and their components', () => {
    expect(idsOf(knowledgeBase.causes)).toEqual(
      expect.arrayContaining([
        'vm-shutdown',
        'network-split',
        'kubernetes-software-crash',
        'persistent-storage-failure',
        'operator-mistake',
      ]),
    );
    expect(idsOf(knowledgeBase.failureModes)).toEqual(
      expect.arrayContaining([
        'api-server-down',
        'etcd-data-lost',
        'supporting-services-down',
        'node-down',
        'network-partition',
        'kubelet-down',
        'operator-error',
      ]),
    );
    for (const [component, file] of [
      ['kube-apiserver', '/var/log/kube-apiserver.log'],
      ['kube-scheduler', '/var/log/kube-scheduler.log'],
      ['kube-controller-manager', '/var/log/kube-controller-manager.log'],
      ['kubelet', '/var/log/kubelet.log'],
      ['kube-proxy', '/var/log/kube-proxy.log'],
    ] as const) {
      const { logs } = knowledgeBase.components.find(({ id }) => id === component)!;
      expect(JSON.stringify(logs['log-files'])).toContain(file);
      for (const language of ['', '/ko']) expect(words(page(`${language}/logs/`))).toContain(file);
    }
  });

  test('13 relations of mitigations, and their conditions, in the data and in the matrix of both languages', () => {
    const expected = {
      'vm-auto-restart': ['api-server-down', 'supporting-services-down'],
      'reliable-storage': ['etcd-data-lost'],
      'ha-control-plane': ['api-server-down', 'etcd-data-lost', 'supporting-services-down'],
      'storage-snapshots': ['etcd-data-lost', 'kubernetes-software-crash', 'operator-error'],
      'replicated-pods-behind-services': ['kubelet-down', 'node-down'],
      'restart-tolerant-applications': ['kubelet-down', 'node-down'],
    };
    const matrix = { en: words(page('/matrix/')), ko: words(page('/ko/matrix/')) };
    let relations = 0;
    for (const [id, targets] of Object.entries(expected)) {
      const mitigation = knowledgeBase.mitigations.find((each) => each.id === id)!;
      const actual = mitigation.mitigates.map(({ failureMode, cause }) => failureMode ?? cause!);
      expect(actual.sort()).toEqual(targets);
      relations += actual.length;
      for (const { when } of mitigation.mitigates) if (when) expect(matrix.en).toContain(when);
      for (const when of Object.values(mitigation.translations.ko!.when)) expect(matrix.ko).toContain(when);
    }
    expect(relations).toBe(13);
    const conditional = knowledgeBase.mitigations.flatMap(({ mitigates }) =>
      mitigates.filter(({ when }) => when),
    );
    expect(conditional.length).toBeGreaterThanOrEqual(5);
  });

  test('every effect on the page of its failure mode, in both languages', () => {
    for (const { address, title, effects, translations } of knowledgeBase.failureModes) {
      const english = words(page(address));
      for (const text of [title, ...effects]) expect(english).toContain(text);
      const korean = words(page(`/ko${address}`));
      for (const text of [translations.ko!.title, ...translations.ko!.effects])
        expect(korean).toContain(text);
    }
  });

  test('the first look and the door to the application guide on both home pages', () => {
    for (const home of [page('/'), page('/ko/')]) {
      expect(words(home)).toContain('kubectl get nodes');
      expect(words(home)).toContain('kubectl cluster-info dump');
      expect(home).toContain('kubernetes.io/docs/tasks/debug/debug-application/');
    }
  });
});

test('is large enough to be of use', () => {
  expect(knowledgeBase.checks.length).toBeGreaterThanOrEqual(14);
  expect(knowledgeBase.symptoms.length).toBeGreaterThanOrEqual(8);
  expect(knowledgeBase.alerts.length).toBeGreaterThanOrEqual(16);
  expect(knowledgeBase.components.length).toBeGreaterThanOrEqual(8);
});

test('has a page for every document, in both languages', () => {
  for (const { address } of Object.values(knowledgeBase).filter(Array.isArray).flat()) {
    for (const language of ['', '/ko']) {
      expect(page(language + address)).toMatch(/<h1[ >]/);
    }
  }
});

test('answers an alert at the address of other runbook sites', () => {
  const { alerts } = JSON.parse(read('alerts.json')) as { alerts: { runbook: string; address: string }[] };
  for (const { runbook, address } of alerts) {
    for (const language of ['', '/ko']) {
      expect(/<h1[ >][\s\S]*?<\/h1>/.exec(page(language + runbook))?.[0]).toBe(
        /<h1[ >][\s\S]*?<\/h1>/.exec(page(language + address))?.[0],
      );
    }
  }
});

test('has a plain page for every step of the decision tree, which leads on to a runbook', () => {
  const { start } = JSON.parse(read('decision-tree.json')) as { start: TreeNode };
  for (const { path, node } of stepsOf(start)) {
    for (const language of ['', '/ko']) {
      const html = page(language + stepPath(path));
      if (isLeaf(node)) {
        for (const id of node.failureModes) expect(html).toContain(`${language}/failure-modes/${id}/"`);
      } else {
        for (const answer of Object.keys(node.answers)) {
          expect(html).toContain(`href="${language}${stepPath([...path, [node.check, answer]])}"`);
        }
      }
    }
  }
});

test('every failure mode is in a leaf of the tree', () => {
  const { start } = JSON.parse(read('decision-tree.json')) as { start: TreeNode };
  const leaves = [...stepsOf(start)].flatMap(({ node }) => (isLeaf(node) ? node.failureModes : []));
  expect(new Set(leaves)).toEqual(new Set(idsOf(knowledgeBase.failureModes)));
});

test('writes every runbook as Markdown with all commands spelled out, and names them in llms.txt', () => {
  const index = read('llms.txt');
  for (const { address } of knowledgeBase.failureModes) {
    const path = `${address.replace(/\/$/, '')}.md`;
    expect(index).toContain(path);
    for (const language of ['', 'ko']) {
      const markdown = read(join(language, path));
      expect(markdown).toMatch(/^# \S/);
      expect(markdown).toMatch(/\n *```sh\n/);
      expect(markdown).not.toMatch(/<(Check|Logs|Fence|On)\b|\.mdx/);
    }
  }
});

test('lets a runbook be read after one round trip: at most 14,336 bytes, styles included, from any server', () => {
  const sizes = knowledgeBase.failureModes.flatMap(({ address }) =>
    ['', '/ko'].map((language) => [language + address, gzipSync(page(language + address)).length] as const),
  );
  expect(sizes.filter(([, bytes]) => bytes > 14_336)).toEqual([]);
});

test('asks nothing of another host and runs no inline script or style attribute', () => {
  for (const { address } of knowledgeBase.failureModes) {
    const html = page(address);
    expect(html).toMatch(/<meta http-equiv="content-security-policy"/i);
    expect(html).not.toMatch(/unsafe-inline/);
    expect(html).not.toMatch(/ style="/);
    expect(html).not.toMatch(/<(script|img|link rel="?stylesheet"?)[^>]+(src|href)="?https?:/);
  }
});

test('stands under a sub-path as well', () => {
  const root = join(inject('widened'), 'dist');
  expect(existsSync(join(root, 'failure-modes/node-down/index.html'))).toBe(true);
  const html = readFileSync(join(root, 'ko/failure-modes/node-down/index.html'), 'utf8');
  const addresses = [...html.matchAll(/ (?:href|src|action)="(\/[^"]*)"/g)].map(([, address]) => address);
  expect(addresses.length).toBeGreaterThan(10);
  expect(addresses.filter((address) => !address!.startsWith('/k8s/'))).toEqual([]);
});

test('prints one line for each step of its build', () => {
  const lines = inject('buildOutput').trim().split('\n');
  expect(lines.map((line) => line.split(' ')[0])).toEqual([
    'content',
    'pages',
    'search',
    'weight',
    'offline',
    'site',
  ]);
  for (const line of lines) expect(line).toMatch(/\d.* \(\d+\.\d s\)$/);
});

test('the small index of each language weighs at most 25 KB compressed', () => {
  for (const path of ['search/index.json', 'ko/search/index.json']) {
    expect(brotliCompressSync(readFileSync(join(site, path))).length).toBeLessThanOrEqual(25_000);
  }
});
