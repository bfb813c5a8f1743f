import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidates, ruledOut } from '../../src/diagnosis/candidates.ts';
import { compileDecisionTree, isLeaf, measure, stepsOf } from '../../src/diagnosis/decision-tree.ts';
import type { Evidence, Model } from '../../src/diagnosis/model.ts';
import { nextCheck } from '../../src/diagnosis/next-check.ts';
import { distinguishableModels, models } from './models.ts';

const evidenceOf = (model: Model) =>
  fc.dictionary(fc.constantFrom(...Object.keys(model.checks)), fc.constantFrom('a', 'b', 'c'), {
    maxKeys: 5,
  });
const modelsWithEvidence = models.chain((model) =>
  fc.record({ model: fc.constant(model), evidence: evidenceOf(model) }),
);

test('every failure mode is in a leaf of the tree', () => {
  fc.assert(
    fc.property(models, (model) => {
      const leaves = [...stepsOf(compileDecisionTree(model))].flatMap(({ node }) =>
        isLeaf(node) ? node.failureModes : [],
      );
      expect(new Set(leaves)).toEqual(new Set(Object.keys(model.failureModes)));
    }),
  );
});

test('no path asks twice, and every branch ends in a leaf', () => {
  fc.assert(
    fc.property(models, (model) => {
      for (const { path, node } of stepsOf(compileDecisionTree(model))) {
        const asked = path.map(([check]) => check);
        expect(new Set(asked).size).toBe(asked.length);
        if (!isLeaf(node)) expect(Object.keys(node.answers).length).toBeGreaterThan(0);
      }
    }),
  );
});

test('every leaf holds exactly the failure modes that fit the answers on the way', () => {
  fc.assert(
    fc.property(models, (model) => {
      for (const { path, node } of stepsOf(compileDecisionTree(model))) {
        if (isLeaf(node)) expect(node.failureModes).toEqual(candidates(model, Object.fromEntries(path)));
      }
    }),
  );
});

test('a check is asked only after what it needs was answered', () => {
  fc.assert(
    fc.property(models, (model) => {
      for (const { path, node } of stepsOf(compileDecisionTree(model))) {
        if (isLeaf(node)) continue;
        const known = Object.fromEntries(path);
        for (const [need, answer] of Object.entries(model.checks[node.check]!.needs))
          expect(known[need]).toBe(answer);
      }
    }),
  );
});

test('failure modes that one check tells apart never share a leaf', () => {
  fc.assert(
    fc.property(distinguishableModels, (model) => {
      for (const { node } of stepsOf(compileDecisionTree(model))) {
        if (isLeaf(node)) expect(node.failureModes.length).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('the same content in another order gives the same bytes', () => {
  const turned = (record: object) => Object.fromEntries(Object.entries(record).reverse());
  fc.assert(
    fc.property(models, (model) => {
      const other = { checks: turned(model.checks), failureModes: turned(model.failureModes) } as Model;
      expect(JSON.stringify(compileDecisionTree(other))).toBe(JSON.stringify(compileDecisionTree(model)));
    }),
  );
});

test('the order in which evidence came in does not matter', () => {
  fc.assert(
    fc.property(modelsWithEvidence, ({ model, evidence }) => {
      const other = Object.fromEntries(Object.entries(evidence).reverse());
      expect(candidates(model, other)).toEqual(candidates(model, evidence));
      expect(nextCheck(model, other)).toBe(nextCheck(model, evidence));
    }),
  );
});

test('more evidence never brings a candidate back, and less never rules one out', () => {
  fc.assert(
    fc.property(modelsWithEvidence, ({ model, evidence }) => {
      const all = candidates(model, evidence);
      for (const check of Object.keys(evidence)) {
        const { [check]: _, ...less } = evidence;
        expect(candidates(model, less)).toEqual(expect.arrayContaining(all));
      }
    }),
  );
});

test('each failure mode is either a candidate or ruled out with a check that did', () => {
  fc.assert(
    fc.property(modelsWithEvidence, ({ model, evidence }) => {
      const out = ruledOut(model, evidence).map(({ failureMode }) => failureMode);
      expect([...out, ...candidates(model, evidence)].sort()).toEqual(Object.keys(model.failureModes).sort());
    }),
  );
});

test('a check that the reader could not tell is not asked again, and the diagnosis goes on', () => {
  fc.assert(
    fc.property(models, (model) => {
      const skipped: string[] = [];
      for (let check = nextCheck(model, {}); check; check = nextCheck(model, {}, { skipped })) {
        expect(skipped).not.toContain(check);
        skipped.push(check);
      }
      expect(skipped.length).toBeLessThanOrEqual(Object.keys(model.checks).length);
    }),
  );
});

const model: Model = {
  checks: {
    power: { effort: 5, answers: ['on', 'off'], needs: {} },
    ping: { effort: 1, answers: ['replies', 'silent'], needs: { nodes: 'not-ready' } },
    nodes: { effort: 1, answers: ['ready', 'not-ready'], needs: {}, otherwise: 'ready' },
    kubelet: { effort: 1, answers: ['runs', 'stopped'], needs: {}, platforms: ['kubeadm'] },
  },
  failureModes: {
    'node-down': {
      frequency: 'common',
      alike: [],
      findings: { nodes: 'not-ready', ping: 'silent', power: 'off' },
    },
    'network-cut': {
      frequency: 'rare',
      alike: [],
      findings: { nodes: 'not-ready', ping: 'silent', power: 'on' },
    },
    'kubelet-down': {
      frequency: 'common',
      alike: [],
      findings: { nodes: 'not-ready', ping: 'replies', power: 'on' },
    },
    'operator-error': { frequency: 'occasional', alike: [], findings: { kubelet: 'runs' } },
  },
};

test('candidates come most likely first, then by id', () => {
  expect(candidates(model, {})).toEqual(['kubelet-down', 'node-down', 'operator-error', 'network-cut']);
});

test('a failure mode that says nothing of a check shows what others show', () => {
  expect(candidates(model, { nodes: 'ready' })).toEqual(['operator-error']);
});

test('an answer implies what its check needs', () => {
  expect(candidates(model, { ping: 'silent' })).toEqual(['node-down', 'network-cut']);
  expect(ruledOut(model, { ping: 'silent' })).toContainEqual({
    failureMode: 'operator-error',
    check: 'nodes',
  });
});

test('evidence may leave several answers open', () => {
  const evidence: Evidence = { ping: ['silent', 'replies'] };
  expect(candidates(model, evidence)).toEqual(['kubelet-down', 'node-down', 'network-cut']);
  expect(nextCheck(model, evidence)).toBe('ping');
});

test('asks what tells most for its minutes', () => {
  expect(nextCheck(model, {})).toBe('nodes');
  expect(nextCheck(model, { nodes: 'not-ready' })).toBe('ping');
  expect(nextCheck(model, { nodes: 'not-ready' }, { skipped: ['ping'] })).toBe('power');
  expect(nextCheck(model, { nodes: 'ready' })).toBeUndefined();
});

test('asks first for what opens the way to a check that tells something', () => {
  const gated: Model = {
    checks: {
      door: { effort: 1, answers: ['open', 'shut'], needs: {} },
      inside: { effort: 1, answers: ['x', 'y'], needs: { door: 'open' } },
    },
    failureModes: {
      one: { frequency: 'common', alike: [], findings: { door: 'open', inside: 'x' } },
      two: { frequency: 'common', alike: [], findings: { door: 'open', inside: 'y' } },
    },
  };
  expect(nextCheck(gated, {})).toBe('door');
});

test('leaves out checks that the platform does not allow', () => {
  const two: Model = {
    ...model,
    failureModes: {
      a: { frequency: 'common', alike: [], findings: { kubelet: 'runs' } },
      b: { frequency: 'common', alike: [], findings: { kubelet: 'stopped' } },
    },
  };
  expect(nextCheck(two, {}, { platform: 'kubeadm' })).toBe('kubelet');
  expect(nextCheck(two, {}, { platform: 'managed' })).toBeUndefined();
});

test('the tree of a small model', () => {
  expect(compileDecisionTree(model)).toEqual({
    check: 'nodes',
    answers: {
      ready: { failureModes: ['operator-error'] },
      'not-ready': {
        check: 'ping',
        answers: {
          replies: { failureModes: ['kubelet-down'] },
          silent: {
            check: 'power',
            answers: { on: { failureModes: ['network-cut'] }, off: { failureModes: ['node-down'] } },
          },
        },
      },
    },
  });
  expect(measure(model, compileDecisionTree(model))).toMatchObject({ depth: 3, leaves: 4 });
});
