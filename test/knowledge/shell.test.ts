import { expect, test } from 'vitest';
import { parseShell } from '../../src/knowledge/shell.ts';

const usesIn = (command: string) =>
  parseShell(command).uses.map(({ name, quoted }) => `${name}${quoted ? '' : ' bare'}`);

test('finds variables, and whether they stand in double quotes', () => {
  expect(usesIn('kubectl get node "$NODE"')).toEqual(['NODE']);
  expect(usesIn('curl "https://$HOST:10250/healthz"; echo $?')).toEqual(['HOST']);
  expect(usesIn('echo ${A} "${B:-x}" $C')).toEqual(['A bare', 'B', 'C bare']);
});

test('a substitution starts quoting anew', () => {
  expect(usesIn('echo "$(ls $A "$B")"')).toEqual(['A bare', 'B']);
});

test('single quotes hold no variables', () => {
  const { uses, literal } = parseShell("awk '{ print $NODE }'");
  expect(uses).toEqual([]);
  expect(literal).toEqual(["'{ print $NODE }'"]);
});

test('knows what a command assigns itself', () => {
  expect([...parseShell('A=1 && for b in x; do read c d; done').assigned]).toEqual(['A', 'b', 'c', 'd']);
});

test.each(['echo "a', 'a | | b', 'if true; then', 'kubectl get <node>', 'echo $(ls', '[[ a'])(
  'tells that bash cannot read %s',
  (command) => {
    expect(parseShell(command).errors.length).toBeGreaterThan(0);
  },
);
