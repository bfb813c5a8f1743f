import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readKnowledgeBase } from '../../src/knowledge/check-content.ts';
import { diagnosisIndexOf, searchIndexOf } from '../../src/search/search-index.ts';
import { searcher } from '../../src/search/search.ts';
import { answersFitting } from '../../src/search/signals.ts';
import { readContent } from '../../scripts/content.ts';

const knowledgeBase = readKnowledgeBase(await readContent('.'));
const { checks, model } = diagnosisIndexOf(knowledgeBase, 'en');
const [search, korean] = (['en', 'ko'] as const).map((language) =>
  searcher(searchIndexOf(knowledgeBase, language), diagnosisIndexOf(knowledgeBase, language)),
) as [ReturnType<typeof searcher>, ReturnType<typeof searcher>];
const first = (text: string, find = search) => find(text).found.map(({ kind, id }) => `${kind}/${id}`);

const kubeletLine =
  'Nov 23 17:46:15 node2 kubelet[3317]: E1123 17:46:14.998848    3317 run.go:72] "command failed" err="failed to parse kubelet flag: unknown flag: --network-plugin"';

describe('a paste', () => {
  test('leads to the runbook whose signature it holds, and shows the line', () => {
    const { found } = search(`some line\n${kubeletLine}\nanother line`);
    expect(found[0]).toMatchObject({ id: 'kubelet-misconfigured', because: 'line' });
    expect(found[0]!.excerpt.find(({ isMatch }) => isMatch)!.text).toBe(
      'failed to parse kubelet flag: unknown flag',
    );
  });

  test('gives evidence: from a line that tells it anywhere', () => {
    const { evidence } = search('node1   NotReady   <none>   14m   v1.36.2');
    expect(evidence).toMatchObject([{ check: 'nodes-are-ready', answer: 'not-ready' }]);
  });

  test('gives a healthy answer only with the command that printed it', () => {
    const list = 'NAME   STATUS   ROLES    AGE   VERSION\ncp1    Ready    control-plane   14m   v1.36.2';
    expect(search(list).evidence.map(({ answer }) => answer)).not.toContain('all-ready');
    expect(search(`root@cp1:~# kubectl get no -o wide\n${list}\n`).evidence[0]).toMatchObject({
      check: 'nodes-are-ready',
      answer: 'all-ready',
    });
  });

  test('a runbook that the evidence rules out does not come first', () => {
    const ids = first('node1   NotReady   <none>   14m   v1.36.2').filter((id) =>
      id.startsWith('failure-modes/'),
    );
    for (const id of ids.slice(0, 10).map((each) => each.replace('failure-modes/', ''))) {
      expect(model.failureModes[id]!.findings['nodes-are-ready'], id).toContain('not-ready');
    }
  });

  test('is read whole, however long, with the telling line at its end', () => {
    const noise = Array.from({ length: 20_000 }, (_, at) => `line ${at.toString(36)} of something`).join(
      '\n',
    );
    const result = search(`${noise}\n${kubeletLine}`);
    expect(result.found[0]!.id).toBe('kubelet-misconfigured');
    expect(result.read).toBe(result.lines);
  });

  test('is read at its end when the time is up, and says how much was read', () => {
    let calls = 0;
    const result = search(`${'a b c\n'.repeat(2000)}${kubeletLine}`, () => (calls += 1) > 3);
    expect(result.lines).toBe(2001);
    expect(result.read).toBeLessThan(1000);
    expect(result.found[0]!.id).toBe('kubelet-misconfigured');
  });
});

describe('words', () => {
  test.each([
    ['KubeNodeNotReady', 'alerts/KubeNodeNotReady'],
    ['kube node not ready', 'alerts/KubeNodeNotReady'],
    ['kubelet is down', 'failure-modes/kubelet-down'],
    ['kubectl hangs', 'symptoms/kubectl-hangs'],
  ])('%s finds %s first', (text, id) => {
    expect(first(text)[0]).toBe(id);
  });

  test('in Korean, particles included', () => {
    for (const text of ['노드가 NotReady', '노드를 NotReady', '노드 NotReady']) {
      expect(first(text, korean).slice(0, 5)).toContain('symptoms/nodes-not-ready');
    }
    expect(first('kubelet이 멈춤', korean)[0]).toBe('failure-modes/kubelet-down');
  });

  test('that no page has all of are said to be relaxed', () => {
    expect(search('kubelet').isRelaxed).toBe(false);
    expect(search('kubelet qqxxzz').isRelaxed).toBe(true);
  });

  test('that nothing has find nothing', () => {
    expect(search('qqxxzz').found).toEqual([]);
    expect(search(' \n ').found).toEqual([]);
  });
});

const examples = Object.entries(checks).flatMap(([check]) =>
  Object.entries(knowledgeBase.checks.get(check)!.data.answers).map(
    ([answer, { example }]) => [check, answer, example] as const,
  ),
);
test.each(examples)('%s: the example of "%s" selects that answer alone', (check, answer, example) => {
  expect(answersFitting(checks, check, example).map((each) => each.answer)).toEqual([answer]);
  const typed = example.trim() === '' ? '' : '$ some command\r\n';
  expect(answersFitting(checks, check, `${typed}${example.replaceAll('\n', '\r\n')}\r\n`)).toMatchObject([
    { answer },
  ]);
});

test('the line that gave an answer away is a line of the output', () => {
  for (const [check, , example] of examples) {
    for (const { line } of answersFitting(checks, check, example)) {
      expect(example.split('\n').map((each) => each.trimEnd())).toContain(line.text.trimEnd());
      expect(line.start).toBeLessThanOrEqual(line.end);
      expect(line.end).toBeLessThanOrEqual(line.text.length);
    }
  }
});

describe('hostile pastes', () => {
  const pieces = fc.constantFrom(
    '\0',
    '\ufffd',
    '\ud800',
    '<img src=x onerror=alert(1)>',
    'a'.repeat(3000),
    ' '.repeat(3000),
    'Failed to ensure lease exists, will retry '.repeat(60),
    'dial tcp '.repeat(400),
    'x -'.repeat(1000),
    '\n'.repeat(200),
    '[-]'.repeat(900),
    'NotReady ',
    '$ kubectl get nodes -o wide\n',
    '노드',
    '(((((',
  );
  test('crash nothing and are read to the end', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 40 }), (parts) => {
        const { found, read, lines } = search(parts.join(''));
        expect(found.length).toBeLessThanOrEqual(20);
        expect(read).toBe(lines);
      }),
      { numRuns: 60 },
    );
  });
});
