import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answer, readState, takeBack, writeState } from '../../src/client/evidence.ts';
import type { Model } from '../../src/diagnosis/model.ts';

const model: Model = {
  checks: {
    nodes: { effort: 1, answers: ['ready', 'not-ready'], needs: {} },
    ping: { effort: 1, answers: ['replies', 'silent'], needs: {} },
  },
  failureModes: {},
};
const isVariable = (key: string) => key === 'node';

test('reads what is known, what was skipped, and leaves variables alone', () => {
  expect(readState(model, '#nodes=not-ready&skip=ping&node=worker-1', isVariable)).toEqual({
    state: { evidence: { nodes: 'not-ready' }, skipped: ['ping'] },
    misfits: [],
  });
});

test('reads several answers that are still possible', () => {
  expect(readState(model, '#ping=replies,silent', isVariable).state.evidence).toEqual({
    ping: ['replies', 'silent'],
  });
});

test('names what it does not know, and goes on with the rest', () => {
  expect(readState(model, '#nodes=gone&pong=yes&ping=silent&__proto__=x&skip=toString', isVariable)).toEqual({
    state: { evidence: { ping: 'silent' }, skipped: [] },
    misfits: [
      { check: 'nodes', answer: 'gone' },
      { check: 'pong' },
      { check: '__proto__' },
      { check: 'toString' },
    ],
  });
});

const states = fc.record({
  evidence: fc.record(
    { nodes: fc.constantFrom('ready', 'not-ready'), ping: fc.constantFrom('replies', 'silent') },
    { requiredKeys: [] },
  ),
  skipped: fc.constant<string[]>([]),
});

test('what is written is what is read', () => {
  fc.assert(
    fc.property(states, (state) => {
      expect(readState(model, writeState(state), isVariable)).toEqual({ state, misfits: [] });
    }),
  );
});

test('taking an answer back restores the state before it', () => {
  fc.assert(
    fc.property(states, (state) => {
      const before = takeBack(state, 'ping');
      expect(takeBack(answer(before, 'ping', 'silent'), 'ping')).toEqual(before);
    }),
  );
});

test('an answer to a check that was skipped is an answer', () => {
  expect(answer({ evidence: {}, skipped: ['ping'] }, 'ping', 'silent')).toEqual({
    evidence: { ping: 'silent' },
    skipped: [],
  });
});
