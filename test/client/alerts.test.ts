import { describe, expect, test } from 'vitest';
import { joinAlerts, withVariables } from '../../src/client/alerts.ts';
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
  Watchdog: {},
};
const join = (...names: string[]) => joinAlerts(model, known, names);

test('joins what alerts tell, in any case of their names', () => {
  expect(join('kubenodenotready', 'AllIsWell')).toEqual({
    evidence: { nodes: 'not-ready', api: 'ready' },
    unknown: [],
    silent: [],
    contradictions: [],
  });
});

test('an alert about the monitoring itself tells nothing, and is named', () => {
  expect(join('Watchdog', 'KubeAPIRefuses')).toEqual({
    evidence: { api: 'refused' },
    unknown: [],
    silent: ['Watchdog'],
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
    silent: [],
    contradictions: [{ alert: 'AllIsWell', before: ['KubeAPIDown'] }],
  });
  expect(join('KubeAPIDown', 'KubeNodeNotReady').contradictions).toEqual([
    { alert: 'KubeNodeNotReady', before: ['KubeAPIDown'] },
  ]);
});

test('names what is no alert here', () => {
  expect(join('Gone', '__proto__', 'KubeAPIDown').unknown).toEqual(['Gone', '__proto__']);
});

describe('labels of alerts in the address of a diagnosis', () => {
  const labels = { KubeNodeNotReady: { node: 'NODE' }, NodeClockSkewDetected: { instance: 'NODE' } };
  test('become the variables that they fill', () => {
    expect(
      withVariables(
        labels,
        ['nodeclockskewdetected'],
        [
          ['alert', 'x'],
          ['instance', 'worker-1'],
        ],
      ),
    ).toEqual([['node', 'worker-1']]);
  });
  test('are left out where they name what was scraped', () => {
    const pairs = [
      ['pod', 'kube-state-metrics-0'],
      ['node', 'worker-1'],
      ['job', 'x'],
      ['since', '2 hours ago'],
    ] as const;
    expect(withVariables(labels, ['KubeNodeNotReady'], pairs)).toEqual([
      ['node', 'worker-1'],
      ['since', '2 hours ago'],
    ]);
  });
});
