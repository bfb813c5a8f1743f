import { describe, expect, test } from 'vitest';
import { modelOf } from '../../src/diagnosis/model.ts';
import { buildKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { parseFile } from '../../src/knowledge/parse.ts';
import { documentOf, entryOf, reachableIds } from '../../src/site/documents.ts';
import { confirmingChecks, preventionOf, relationsTo, showsAs } from '../../src/site/related.ts';

function document(...fields: string[]): string {
  return `---\n${fields.join('\n')}\n---\n`;
}

function failureMode(title: string, ...fields: string[]): string {
  return document(
    `title: ${title}`,
    'summary: It does not work.',
    'area: node',
    'frequency: common',
    'severity: critical',
    'effects: [Nothing runs.]',
    'components: [kubelet]',
    'escalate: [It goes on.]',
    'sources: [https://example.com/]',
    "reviewed: '2026-11-23'",
    ...fields,
  );
}

function check(title: string): string {
  const answer = (label: string) => `{ label: ${label}, match: [${label}], example: ${label} }`;
  return document(
    `title: ${title}`,
    'where: workstation',
    'command: kubectl get nodes',
    'effort: 1',
    `answers: { 'on': ${answer('runs')}, 'off': ${answer('stands')} }`,
  );
}

const files = {
  'content/failure-modes/node-down.mdx': failureMode(
    'A node is down',
    'causes: [vm-shutdown]',
    "findings: { power: 'off', ping: 'off' }",
    'aliases: [node-dead]',
  ),
  'content/failure-modes/kubelet-down.mdx': failureMode(
    'The kubelet is down',
    "findings: { power: 'on', ping: 'off' }",
  ),
  'content/causes/vm-shutdown.mdx': document('title: A VM stopped', 'summary: It was switched off.'),
  'content/checks/power.mdx': check('Is it on?'),
  'content/checks/ping.mdx': check('Does it reply?'),
  'content/symptoms/gone.mdx': document(
    'title: It is gone',
    'summary: Silence.',
    "evidence: { power: 'off' }",
  ),
  'content/mitigations/restart.mdx': document(
    'title: Restart it',
    'summary: By itself.',
    'mitigates: [{ failureMode: node-down, when: It has power. }, { cause: vm-shutdown }]',
    'doesNotCover: [Fire.]',
    'verify: kubectl get nodes',
    'sources: [https://example.com/]',
  ),
  'content/mitigations/spare.mdx': document(
    'title: Keep a spare one',
    'summary: Beside it.',
    'mitigates: [{ cause: vm-shutdown }]',
    'doesNotCover: [Fire.]',
    'verify: kubectl get nodes',
    'sources: [https://example.com/]',
  ),
  'content/mitigations/restart.ko.mdx': document(
    "translates: '00000000'",
    'title: 다시 시작',
    'summary: 저절로.',
    'when: { node-down: 전원이 있을 때. }',
    'doesNotCover: [화재.]',
  ),
};

const knowledgeBase = buildKnowledgeBase(
  Object.entries(files).map(([path, text]) => {
    const { parsed, problems } = parseFile({ path, text });
    expect(problems).toEqual([]);
    return parsed!;
  }),
);
const model = modelOf(knowledgeBase);
const nodeDown = documentOf(knowledgeBase, 'failure-modes', 'node-down');

describe('what prevents a failure mode', () => {
  test('is named once with its condition, else through its causes', () => {
    expect(preventionOf(knowledgeBase, nodeDown, 'en')).toEqual([
      { mitigation: 'restart', target: { kind: 'failure-modes', id: 'node-down' }, when: 'It has power.' },
      { mitigation: 'spare', target: { kind: 'causes', id: 'vm-shutdown' }, when: undefined },
    ]);
  });

  test('has its condition in the language of the page', () => {
    expect(relationsTo(knowledgeBase, nodeDown, 'ko').map(({ when }) => when)).toEqual(['전원이 있을 때.']);
  });
});

test('a failure mode shows as the symptoms whose evidence it allows', () => {
  const ids = (id: string) => showsAs(knowledgeBase, model, id).symptoms.map((symptom) => symptom.id);
  expect(ids('node-down')).toEqual(['gone']);
  expect(ids('kubelet-down')).toEqual([]);
});

describe('what confirms a candidate', () => {
  test('is a check in which the others show something else', () => {
    expect(confirmingChecks(knowledgeBase, model, {}, 'node-down')).toEqual([
      { check: 'power', answers: ['off'] },
    ]);
  });

  test('is no check that was answered', () => {
    expect(confirmingChecks(knowledgeBase, model, { power: 'off' }, 'node-down')).toEqual([]);
  });
});

test('a document is reachable under its aliases as well', () => {
  expect(reachableIds(knowledgeBase, 'failure-modes')).toEqual([
    { id: 'kubelet-down', of: 'kubelet-down' },
    { id: 'node-down', of: 'node-down' },
    { id: 'node-dead', of: 'node-down' },
  ]);
});

test('a link to a document that is not translated says its language', () => {
  const mitigation = documentOf(knowledgeBase, 'mitigations', 'restart');
  expect(entryOf(knowledgeBase, mitigation, 'ko')).toMatchObject({ title: '다시 시작', language: 'ko' });
  expect(entryOf(knowledgeBase, nodeDown, 'ko')).toMatchObject({ title: 'A node is down', language: 'en' });
});
