import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';

const site = join(inject('widened'), 'dist');
const read = (path: string) => readFileSync(join(site, path), 'utf8');

test("a team's runbook is in the diagnosis, the lists and the search like any other", () => {
  expect(read('failure-modes/vpn-down/index.html')).toContain('wg-quick up wg0');
  expect(read('failure-modes/index.html')).toContain('/k8s/failure-modes/vpn-down/');
  expect(read('symptoms/kubectl-hangs/index.html')).toContain('/k8s/failure-modes/vpn-down/');
  for (const file of ['search/index.json', 'diagnose/index.json', 'decision-tree.json'])
    expect(read(file), file).toContain('vpn-down');
});

test('what the team has put aside keeps its address and is nowhere else', () => {
  const page = read('failure-modes/cloud-credentials-invalid/index.html');
  expect(page).toContain('Your team has put this page aside');
  expect(page).not.toContain('data-command');
  for (const file of [
    'failure-modes/index.html',
    'search/index.json',
    'decision-tree.json',
    'matrix/index.html',
  ])
    expect(read(file), file).not.toContain('cloud-credentials-invalid');
  expect(read('failure-modes/cloud-credentials-invalid.md')).toMatch(
    /^# .*\n\nYour team has put this page aside/,
  );
});

test('the words of the team stand in place of ours, in both languages', () => {
  expect(read('failure-modes/node-down/index.html')).toContain('the hosting team has the keys');
  expect(read('ko/failure-modes/node-down/index.html')).toContain('열쇠는 호스팅 팀에 있습니다');
});

test('whom to call stands on every runbook', () => {
  expect(read('failure-modes/kubelet-down/index.html')).toContain('Platform on call: +49 30 5550 100');
  expect(read('ko/failure-modes/kubelet-down/index.html')).toContain('플랫폼 당직');
});

test("the site has the team's name and address, and the commands know its cluster", () => {
  const home = read('index.html');
  expect(home).toContain('<title>Example runbooks</title>');
  expect(home).toContain('<link rel="canonical" href="https://runbooks.example.com/k8s/">');
  expect(read('failure-modes/kube-proxy-broken/index.html')).toContain('${CLUSTER:-production-1}');
});
