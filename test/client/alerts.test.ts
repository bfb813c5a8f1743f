import { expect, test } from 'vitest';
import { joinAlerts } from '../../src/client/alerts.ts';
import type { Model } from '../../src/diagnosis/model.ts';

const model: Model = {
  checks: {
    api: { effort: 1, answers: ['ready', 'refused', 'timeout'], needs: {} },
    nodes: {
      effort: 1,
      answers: ['ready', 'not-ready', 'none'],
      needs: { api: 'ready' },
      otherwise: 'ready',
    },
  },
  failureModes: {
    'api-down': { frequency: 'common', alike: [], findings: { api: ['refused', 'timeout'] } },
    'node-down': { frequency: 'common', alike: [], findings: { api: 'ready', nodes: 'not-ready' } },
  },
};
const known = {
  KubeNodeNotReady: { nodes: 'not-ready' },
  KubeNodesGone: { nodes: ['not-ready', 'none'] },
  KubeAPIDown: { api: ['refused', 'timeout'] },
  KubeAPIRefuses: { api: 'refused' },
  AllIsWell: { api: 'ready' },
};
const join = (...names: string[]) => joinAlerts(model, known, names);

test('joins what alerts tell, in any case of their names', () => {
  expect(join('kubenodenotready', 'AllIsWell')).toEqual({
    evidence: { nodes: 'not-ready', api: 'ready' },
    unknown: [],
    contradictions: [],
  });
});

test('keeps the answers that all of them allow', () => {
  expect(join('KubeNodesGone', 'KubeNodeNotReady').evidence).toEqual({ nodes: 'not-ready' });
  expect(join('KubeAPIDown', 'KubeAPIRefuses').evidence).toEqual({ api: 'refused' });
});

test('names what contradicts, said or implied, and leaves it out', () => {
  expect(join('KubeAPIDown', 'AllIsWell')).toEqual({
    evidence: { api: ['refused', 'timeout'] },
    unknown: [],
    contradictions: [{ alert: 'AllIsWell', before: ['KubeAPIDown'] }],
  });
  expect(join('KubeAPIDown', 'KubeNodeNotReady').contradictions).toEqual([
    { alert: 'KubeNodeNotReady', before: ['KubeAPIDown'] },
  ]);
});

test('names what is no alert here', () => {
  expect(join('Gone', '__proto__', 'KubeAPIDown').unknown).toEqual(['Gone', '__proto__']);
});
