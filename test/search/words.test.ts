import { expect, test } from 'vitest';
import { termsOf, tokensOf, wordsOf } from '../../src/search/words.ts';

test('names in capitals are found whole and by their words', () => {
  expect(tokensOf('KubeNodeNotReady fires')).toEqual([
    'Kube',
    'Node',
    'Not',
    'Ready',
    'fires',
    'KubeNodeNotReady',
  ]);
  expect(tokensOf('KubeAPIDown')).toEqual(['Kube', 'API', 'Down', 'KubeAPIDown']);
});

test('words are compared by their stems, signs cut them', () => {
  expect(wordsOf('connections: connected; connecting')).toEqual(['connect', 'connect', 'connect']);
  expect(tokensOf('etcdserver: mvcc: database space exceeded')).toEqual([
    'etcdserver',
    'mvcc',
    'database',
    'space',
    'exceeded',
  ]);
});

test('Korean words share what stands before their particles', () => {
  expect(termsOf('노드가').filter((term) => termsOf('노드를').includes(term))).toEqual(['노드']);
  expect(termsOf('노드')).toEqual(['노드']);
  expect(termsOf('노드에서는')).toEqual(['노드']);
  expect(termsOf('파드가').filter((term) => termsOf('노드가').includes(term))).toEqual([]);
  expect(termsOf('추가')).toEqual(['추가']);
  expect(wordsOf('kubelet이 이 노드에서')).toEqual(['kubelet', '노드']);
  expect(termsOf('워커노드를')).toContain('노드');
});

test('numbers tell nothing, but for status codes', () => {
  expect(wordsOf('10.77.0.10:6443 403 500 17')).toEqual(['403', '500']);
});
