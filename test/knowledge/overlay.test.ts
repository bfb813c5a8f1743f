import { expect, test } from 'vitest';
import { modelOf } from '../../src/diagnosis/model.ts';
import { checkContent } from '../../src/knowledge/check-content.ts';
import { documentAt } from '../../src/knowledge/knowledge-base.ts';
import { withTeam } from '../../src/knowledge/overlay.ts';
import { formatProblem } from '../../src/knowledge/problem.ts';
import { localize } from '../../src/knowledge/translation.ts';
import { library, runbook } from './library.ts';

const filesOf = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([path, text]) => ({ path, text }));

/** The small library with a team's files laid over it; the team knows them below `team/`. */
function overlaid(team: Readonly<Record<string, string>>) {
  const files = filesOf(team).map((file) => ({ ...file, shownAs: file.path.replace('content', 'team') }));
  const { knowledgeBase, problems } = checkContent(withTeam(filesOf(library), files));
  return {
    knowledgeBase,
    problems: problems
      .filter(({ rule }) => rule !== 'translated')
      .map(formatProblem)
      .join('\n'),
  };
}

test('a new document is one of the collection', () => {
  const { knowledgeBase, problems } = overlaid({
    'content/failure-modes/gateway-down.mdx': runbook('gateway-down', {
      findings: '{ nodes-are-ready: not-ready, kubelet-runs: unknown }',
    }).replace('unknown', 'active, gateway: gone'),
    'content/checks/gateway.mdx': library['content/checks/kubelet-runs.mdx']!.replaceAll('inactive', 'gone')
      .replaceAll('active', 'there')
      .replace('platforms: [kubeadm]\n', ''),
  });
  expect(problems).toBe('');
  expect([...knowledgeBase.failureModes.keys()]).toContain('gateway-down');
});

test('a file with the path of one of ours takes its place', () => {
  const { knowledgeBase } = overlaid({
    'content/causes/vm-shutdown.mdx': '---\ntitle: Somebody pulled a plug\nsummary: It is dark.\n---\n',
  });
  expect(knowledgeBase.causes.get('vm-shutdown')?.data.title).toBe('Somebody pulled a plug');
});

test('single fields are changed, the rest and its translation stay', () => {
  const korean = `---\ntranslates: '00000000'\ntitle: 종료\nsummary: 종료.\n---\n`;
  const { problems: before } = checkContent(
    filesOf({ ...library, 'content/causes/vm-shutdown.ko.mdx': korean }),
  );
  const version = /translates: '(\w+)'/.exec(before.map(({ hint }) => hint).join('\n'))![1]!;
  const files = withTeam(
    filesOf({ ...library, 'content/causes/vm-shutdown.ko.mdx': korean.replace('00000000', version) }),
    filesOf({
      'content/causes/vm-shutdown.yaml': 'title: Ask the hosting team',
      'content/causes/vm-shutdown.ko.yaml': 'title: 호스팅 팀에 문의',
    }),
  );
  const { knowledgeBase, problems } = checkContent(files);
  const document = knowledgeBase.causes.get('vm-shutdown')!;
  expect(document.data).toMatchObject({ title: 'Ask the hosting team', summary: 'The machine stopped.' });
  expect(localize(knowledgeBase, document, 'ko')).toMatchObject({
    data: { title: '호스팅 팀에 문의' },
    isStale: false,
  });
  expect(problems.filter(({ rule }) => rule === 'current-translation')).toEqual([]);
});

test('entries of tables are merged field by field', () => {
  const { knowledgeBase, problems } = overlaid({
    'content/variables.yaml':
      'NODE: { default: worker-9 }\nRACK: { title: { en: Rack, ko: 랙 }, pattern: "^[a-z]$", example: b }',
    'content/site.yaml': 'contacts: [{ en: Call Ada, ko: 에이다에게 전화 }]',
  });
  expect(problems).toBe('');
  expect(knowledgeBase.variables.data['NODE']).toMatchObject({ default: 'worker-9', example: 'worker-1' });
  expect(knowledgeBase.variables.data['RACK']).toMatchObject({ example: 'b' });
});

test('what is put aside is in no list and no diagnosis, and links to it hold', () => {
  const { knowledgeBase, problems } = overlaid({ 'content/failure-modes/node-down.yaml': 'hidden: true' });
  expect(problems).toBe('');
  expect([...knowledgeBase.failureModes.keys()]).toEqual(['kubelet-down', 'operator-error']);
  expect(Object.keys(modelOf(knowledgeBase).failureModes)).toEqual(['kubelet-down', 'operator-error']);
  expect(documentAt(knowledgeBase, 'failure-modes', 'node-down')?.data.title).toBe('node-down has failed');
});

test('addresses of both are kept', () => {
  const { knowledgeBase, problems } = overlaid({ 'content/addresses.txt': '/failure-modes/gone/\n' });
  expect(problems).toMatchInlineSnapshot(`
    "team/addresses.txt:2:1 kept-address: The published address "/failure-modes/gone/" has no document any more.
      Bring the document back, or name the old id in "aliases" of the one that replaces it."
  `);
  expect(knowledgeBase.addresses.length).toBe(3);
});

test('a mistake is told where the team made it', () => {
  expect(
    overlaid({
      'content/failure-modes/node-down.yaml': 'escalate:\n  - It does not help.\nseverty: critical',
    }).problems,
  ).toMatchInlineSnapshot(`
    "content/mitigations/restart.mdx:5:7 known-document: There is no content/failure-modes/node-down.mdx.
      Add it, or mend the name. Use one of: kubelet-down, operator-error.
    team/failure-modes/node-down.yaml:3:1 schema: There is no field "severty" here.
      Look the field up in src/knowledge/schema.ts; it may be misspelt or stand at the wrong level."
  `);
  expect(overlaid({ 'content/failure-modes/node-dwn.yaml': 'hidden: true' }).problems).toMatchInlineSnapshot(`
    "team/failure-modes/node-dwn.yaml:1:1 file-name: "team/failure-modes/node-dwn.yaml" changes a document that does not exist.
      Name it after the document whose fields it changes, <id>.yaml or <id>.ko.yaml; a new document is <id>.mdx."
  `);
  expect(overlaid({ 'content/site.yaml': 'base: k8s' }).problems).toMatchInlineSnapshot(`
    "team/site.yaml:1:1 schema: The field "base" does not fit: A path starts with a slash: /runbooks.
      Look the field up in src/knowledge/schema.ts."
  `);
});
