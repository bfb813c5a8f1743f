import { expect, test } from 'vitest';
import { parseFile } from '../../src/knowledge/parse.ts';
import { formatProblem } from '../../src/knowledge/problem.ts';

function told(text: string, path = 'content/causes/vm-shutdown.mdx'): string {
  return parseFile({ path, text }).problems.map(formatProblem).join('\n');
}

test('reads a document with the places of its fields', () => {
  const text =
    '---\ntitle: A\nsummary: B\naliases: [old, older]\n---\n\n## Look\n\n```sh id=a where=node risk=reads\nls\n```\n';
  const { parsed, problems } = parseFile({ path: 'content/causes/vm-shutdown.mdx', text });
  expect(problems).toEqual([]);
  if (parsed?.type !== 'document') throw new Error('no document');
  const { document } = parsed;
  expect(document.data).toEqual({ title: 'A', summary: 'B', aliases: ['old', 'older'] });
  expect(document.placeOf(['aliases', 1])).toEqual({ path: document.path, line: 4, column: 16 });
  expect(document.placeOf(['summary'])).toEqual({ path: document.path, line: 3, column: 1 });
  expect(document.body.headings).toEqual([{ line: 7, column: 1, depth: 2, text: 'Look', slug: 'look' }]);
  expect(document.body.fences).toEqual([
    { line: 9, column: 1, language: 'sh', meta: { id: 'a', where: 'node', risk: 'reads' }, value: 'ls' },
  ]);
});

test('names the place of YAML that cannot be read', () => {
  expect(told('---\ntitle: a: b\nsummary: B\n---\n')).toMatchInlineSnapshot(`
    "content/causes/vm-shutdown.mdx:2:8 yaml: The YAML cannot be read: Nested mappings are not allowed in compact mappings.
      Quote texts that hold a colon followed by a space; indent with spaces; write each key once."
  `);
});

test('names a key that is written twice', () => {
  expect(told('---\ntitle: A\nsummary: B\ntitle: C\n---\n')).toMatchInlineSnapshot(`
    "content/causes/vm-shutdown.mdx:4:1 yaml: The YAML cannot be read: Map keys must be unique.
      Quote texts that hold a colon followed by a space; indent with spaces; write each key once."
  `);
});

test('names a field that is missing, empty, misspelt or of the wrong form', () => {
  expect(told('---\ntitle: A\n---\n')).toMatchInlineSnapshot(`
    "content/causes/vm-shutdown.mdx:2:1 schema: The field "summary" is missing.
      Add it; src/knowledge/schema.ts says what it holds."
  `);
  expect(told('---\ntitle: A\nsummary:\n---\n')).toMatchInlineSnapshot(`
    "content/causes/vm-shutdown.mdx:3:1 schema: The field "summary" is empty.
      Fill it in; src/knowledge/schema.ts says what it holds."
  `);
  expect(told('---\ntitle: A\nsummary: B\nsumary: C\n---\n')).toMatchInlineSnapshot(`
    "content/causes/vm-shutdown.mdx:4:1 schema: There is no field "sumary" here.
      Look the field up in src/knowledge/schema.ts; it may be misspelt or stand at the wrong level."
  `);
  expect(told('---\ntitle: A\nsummary: [B]\n---\n')).toMatchInlineSnapshot(`
    "content/causes/vm-shutdown.mdx:3:1 schema: The field "summary" does not fit: Invalid input: expected string, received array.
      Look the field up in src/knowledge/schema.ts."
  `);
});

test('names the place of MDX that cannot be read', () => {
  expect(told('---\ntitle: A\nsummary: B\n---\n\nText <b>with a tag.\n')).toMatchInlineSnapshot(`
    "content/causes/vm-shutdown.mdx:6:1 mdx: The body is not valid MDX: Expected a closing tag for \`<b>\` (6:6-6:9) before the end of \`paragraph\`.
      Close every tag and brace; write < and { of prose inside backticks."
  `);
  expect(told('---\ntitle: A\nsummary: B\n---\n\nAn open {brace.\n')).toMatchInlineSnapshot(`
    "content/causes/vm-shutdown.mdx:6:16 mdx: The body is not valid MDX: Unexpected end of file in expression, expected a corresponding closing brace for \`{\`.
      Close every tag and brace; write < and { of prose inside backticks."
  `);
});

test('names a file without frontmatter, or in the wrong place', () => {
  expect(told('# A\n')).toMatchInlineSnapshot(`
    "content/causes/vm-shutdown.mdx:1:1 yaml: The file does not start with frontmatter.
      Begin with a line ---, the fields, and a line ---; npm run new writes them."
  `);
  expect(told('', 'content/causes/Vm_Shutdown.txt')).toMatchInlineSnapshot(`
    "content/causes/Vm_Shutdown.txt:1:1 file-name: "content/causes/Vm_Shutdown.txt" is not the name of a content file.
      Name it content/<kind>/<id>.mdx or <id>.ko.mdx, the kind being one of: failure-modes, checks, symptoms, mitigations, causes, components, alerts."
  `);
  expect(told('---\ntitle: A\nsummary: B\n---\n', 'content/causes/Vm_Shutdown.mdx')).toMatchInlineSnapshot(`
    "content/causes/Vm_Shutdown.mdx:1:1 file-name: "Vm_Shutdown" is not an id.
      Rename the file: an id is lower-case words joined by hyphens."
  `);
});

test('names the alternative of a field that was meant', () => {
  expect(
    told(
      '---\ntitle: A\nsummary: B\nmitigates:\n  - { failureMode: node-down, wen: now }\ndoesNotCover: [x]\nverify: ls\nsources: [x]\n---\n',
      'content/mitigations/restart.mdx',
    ),
  ).toMatchInlineSnapshot(`
    "content/mitigations/restart.mdx:5:31 schema: There is no field "wen" in "mitigates.0".
      Look the field up in src/knowledge/schema.ts; it may be misspelt or stand at the wrong level."
  `);
});
