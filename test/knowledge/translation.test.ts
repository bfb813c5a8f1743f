import { expect, test } from 'vitest';
import { checkContent } from '../../src/knowledge/check-content.ts';
import { localize, versionOf } from '../../src/knowledge/translation.ts';
import { library } from './library.ts';

const path = 'content/mitigations/restart.mdx';
const english = library[path]!;

function read(files: Record<string, string>) {
  return checkContent(Object.entries(files).map(([each, text]) => ({ path: each, text }))).knowledgeBase;
}
const versionAfter = (before: string, after: string) =>
  versionOf(read({ [path]: english.replace(before, after) }).mitigations.get('restart')!);
const version = versionAfter('', '');

test('the version changes with a text or with the prose', () => {
  expect(versionAfter('They come back.', 'They return.')).not.toBe(version);
  expect(versionAfter('The machine stopped.', 'It stopped.')).not.toBe(version);
  expect(versionOf(read({ [path]: `${english}\nMore.\n` }).mitigations.get('restart')!)).not.toBe(version);
});

test('the version stays with a fact or a command', () => {
  expect(versionAfter('kubectl get nodes', 'kubectl get pods')).toBe(version);
  const withFence = (command: string) =>
    `${english}\n\`\`\`sh id=a where=node risk=reads\n${command}\n\`\`\`\n`;
  const of = (command: string) => versionOf(read({ [path]: withFence(command) }).mitigations.get('restart')!);
  expect(of('ls')).toBe(of('ls -l'));
});

test('shows the texts of the language and the facts of the English file', () => {
  const korean = `---\ntranslates: '${version}'\ntitle: 다시 시작\nsummary: 돌아옵니다.\nwhen: { node-down: 머신이 멈췄을 때. }\ndoesNotCover: [디스크.]\n---\n`;
  const knowledgeBase = read({ [path]: english, 'content/mitigations/restart.ko.mdx': korean });
  const document = knowledgeBase.mitigations.get('restart')!;
  expect(localize(knowledgeBase, document, 'ko')).toMatchObject({
    language: 'ko',
    isStale: false,
    data: {
      title: '다시 시작',
      mitigates: [{ failureMode: 'node-down', when: '머신이 멈췄을 때.' }],
      verify: 'kubectl get nodes',
    },
  });
  expect(localize(knowledgeBase, document, 'en').data.title).toBe('Restart machines');
});

test('falls back to English where there is no translation, and says so', () => {
  const knowledgeBase = read({ [path]: english });
  const document = knowledgeBase.mitigations.get('restart')!;
  expect(localize(knowledgeBase, document, 'ko')).toMatchObject({ language: 'en', isStale: false });
});
