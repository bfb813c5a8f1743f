import { expect, test } from 'vitest';
import { markdownOf } from '../../src/client/record.ts';

const record = {
  title: 'Cluster diagnosis',
  address: 'https://runbooks.example.com/diagnose/#nodes-are-ready=not-ready',
  progress: '3 of 7 failure modes left',
  headings: { checks: 'What was checked', candidates: 'Still possible', ruledOut: 'Ruled out' },
  steps: [
    {
      title: 'Are all nodes Ready?',
      command: 'kubectl get nodes',
      where: 'workstation',
      answer: 'At least one is NotReady',
      at: new Date('2026-11-24T03:04:05Z'),
    },
  ],
  candidates: [{ title: 'A node is down', address: 'https://runbooks.example.com/failure-modes/node-down/' }],
  ruledOut: [{ title: 'The API server is down', reason: 'Does the API server answer? Every line says ok' }],
};

test('tells what was checked, where, when and what is left', () => {
  expect(markdownOf(record)).toMatchInlineSnapshot(`
    "## Cluster diagnosis

    <https://runbooks.example.com/diagnose/#nodes-are-ready=not-ready>

    3 of 7 failure modes left.

    ### What was checked

    1. Are all nodes Ready? **At least one is NotReady** (2026-11-24 03:04 UTC)

       \`\`\`sh
       # workstation
       kubectl get nodes
       \`\`\`

    ### Still possible

    - [A node is down](https://runbooks.example.com/failure-modes/node-down/)

    ### Ruled out

    - The API server is down: Does the API server answer? Every line says ok
    "
  `);
});

test('nothing in a text or a command breaks out of its place', () => {
  const text = markdownOf({
    ...record,
    steps: [{ title: '<b>*x*</b>', command: 'echo ```\nend', where: 'node', answer: '[a](b)' }],
    ruledOut: [],
  });
  expect(text).toContain('\\<b\\>\\*x\\*\\</b\\> **\\[a\\](b)**');
  expect(text).toContain('   ````sh\n   # node\n   echo ```\n   end\n   ````');
});
