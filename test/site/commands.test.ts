import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { readContent } from '../../scripts/content.ts';
import { readKnowledgeBase } from '../../src/knowledge/check-content.ts';
import { commandsOf } from '../../src/knowledge/commands.ts';
import type { Variable } from '../../src/knowledge/schema.ts';
import { piecesOf, unfilledCommand, variablesIn } from '../../src/site/commands.ts';
import { highlightCommand } from '../../src/site/highlight.ts';

const knowledgeBase = readKnowledgeBase(await readContent('.'));
const declared = knowledgeBase.variables.data;
const commands = knowledgeBase.documents.flatMap(commandsOf);

const title = { en: 'x', ko: 'x' };
const variables: Record<string, Variable> = {
  NODE: { title, pattern: '^[a-z0-9]+$', example: 'a' },
  SINCE: { title, pattern: '^[a-z0-9 ]+$', example: '1 hour ago', default: '1 hour ago' },
};

test('cuts a command at the variables that the reader fills, and no others', () => {
  expect(piecesOf('A=1; kubectl get node "$NODE" "${A}" --since="$SINCE"', variables)).toEqual([
    { text: 'A=1; kubectl get node "' },
    { variable: 'NODE', unfilled: '${NODE:?}' },
    { text: '" "${A}" --since="' },
    { variable: 'SINCE', unfilled: '${SINCE:-1 hour ago}' },
    { text: '"' },
  ]);
  expect(variablesIn(['echo "$SINCE" "$NODE"', 'echo "$NODE" "$OTHER"'], variables)).toEqual([
    'SINCE',
    'NODE',
  ]);
});

test('what is shown is what is copied, for every command of the content', () => {
  expect(commands.length).toBeGreaterThan(150);
  for (const { code } of commands) {
    const text = highlightCommand(code, declared)
      .replace(/<[^>]+>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&');
    expect(text).toBe(unfilledCommand(code, declared));
  }
});

test('bash can read every command as it is copied', () => {
  const read = (codes: readonly string[]) => {
    const input = codes.map((code) => `(\n${unfilledCommand(code, declared)}\n)\n`).join('');
    const { status, stderr } = spawnSync('bash', ['-n'], { input, encoding: 'utf8' });
    return { status, stderr };
  };
  const isReadable = { status: 0, stderr: '' };
  expect(read(['kubectl get "$NODE'])).not.toEqual(isReadable);
  // One bash reads them all; where it cannot, each is tried by itself to name it.
  const unread =
    read(commands.map(({ code }) => code)).status === 0
      ? []
      : commands.filter(({ code }) => read([code]).status !== 0);
  expect(unread.map(({ place }) => `${place.path}:${place.line}`)).toEqual([]);
  expect(read(commands.map(({ code }) => code))).toEqual(isReadable);
});

test('a command that lacks a value stops before it does anything', () => {
  const { status, stdout } = spawnSync('bash', ['-c', unfilledCommand('echo deleted "$NODE"', variables)], {
    encoding: 'utf8',
    env: { ...process.env, NODE: '' },
  });
  expect(status).not.toBe(0);
  expect(stdout).toBe('');
});

test('a filled command passes its value as one argument', () => {
  const filled = unfilledCommand('printf "[%s]" "$NODE"', variables).replace('${NODE:?}', 'worker-1');
  expect(spawnSync('bash', ['-c', filled], { encoding: 'utf8' }).stdout).toBe('[worker-1]');
});
