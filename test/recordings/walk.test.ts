import { describe, expect, test } from 'vitest';
import { modelOf } from '../../src/diagnosis/model.ts';
import { readKnowledgeBase } from '../../src/knowledge/check-content.ts';
import { listOf } from '../../src/knowledge/knowledge-base.ts';
import { toldBy } from '../../src/recordings/told.ts';
import { walk } from '../../src/recordings/walk.ts';
import { readContent } from '../../scripts/content.ts';
import { readRecordings } from '../../scripts/recordings.ts';

const knowledgeBase = readKnowledgeBase(await readContent('.'));
const model = modelOf(knowledgeBase);
const recordings = readRecordings('test/fixtures/transcripts');

const walked = (id: string) => {
  const { files } = recordings.find((recording) => recording.id === id)!;
  return walk(
    model,
    toldBy(
      knowledgeBase,
      files.flatMap(({ runs }) => runs),
    ),
  );
};

/** What was staged and leaves a cluster that works. */
const healthy = ['healthy/a', 'kubelet-misconfigured/cgroup-driver'];
/** What only the power switch of the machine tells apart, which was not recorded. */
const unpowered = 'node-down/a';
const told = recordings.map(({ id }) => id).filter((id) => ![...healthy, unpowered].includes(id));

test('there are recordings of forty ways to fail', () => {
  expect(new Set(told.map((id) => id.split('/')[0])).size).toBeGreaterThanOrEqual(40);
});

describe('the diagnosis, with nothing but what was recorded, arrives at', () => {
  test.each(told)('%s', (id) => {
    expect(walked(id).candidates).toEqual([id.split('/')[0]]);
  });

  test('node-down/a first, beside what looks the same until one knows of the power', () => {
    const [first, ...others] = walked(unpowered).candidates;
    expect(first).toBe('node-down');
    for (const other of others)
      expect(model.failureModes[other]!.findings['node-power'] ?? 'on', other).not.toContain('off');
  });
});

test.each(healthy)('a cluster that works shows none of the failures that stop it: %s', (id) => {
  const { candidates } = walked(id);
  expect(candidates[0]).toBe('monitoring-false-alarm');
  for (const stopped of ['kubelet-down', 'api-server-down', 'etcd-space-exceeded', 'cluster-dns-down'])
    expect(candidates).not.toContain(stopped);
});

test('every answer that a recording gives, where its check makes sense, is one that its failure mode gives', () => {
  const contradictions = recordings
    .filter(({ id }) => !healthy.includes(id))
    .flatMap(({ id, files }) => {
      const { findings } = model.failureModes[id.split('/')[0]!]!;
      const answers = toldBy(
        knowledgeBase,
        files.flatMap(({ runs }) => runs),
      );
      const isMet = (check: string) =>
        Object.entries(model.checks[check]!.needs).every(([need, allowed]) =>
          listOf(allowed).includes(answers.get(need)?.answer ?? ''),
        );
      return [...answers]
        .filter(([check]) => findings[check] !== undefined && isMet(check))
        .filter(([check, { answer }]) => !listOf(findings[check]!).includes(answer))
        .map(([check, { answer }]) => `${id}: ${check} = ${answer}`);
    });
  expect(contradictions).toEqual([]);
});
