import { expect, test } from 'vitest';
import { formsOf, type Pagefind, piecesOf, searchPages, tellingWords } from '../../src/client/pagefind.ts';

/** An index of a few texts that finds those with all words, as Pagefind does. */
function indexOf(texts: Record<string, string>): Pagefind {
  return {
    search: (query) => {
      const words = query.toLowerCase().split(/\s+/);
      const results = Object.entries(texts)
        .filter(([, text]) => words.every((word) => text.toLowerCase().includes(word)))
        .map(([id, text]) => ({
          id,
          score: 1,
          data: () =>
            Promise.resolve({
              url: `/${id}/`,
              excerpt: `<mark>${text}</mark>`,
              meta: { title: id, kind: 'Runbook' },
            }),
        }));
      return Promise.resolve({ results });
    },
  };
}
const index = indexOf({ node: 'node not ready', etcd: 'etcd space quota exceeded', ko: '노드 준비 안 됨' });
const addresses = async (text: string) =>
  (await searchPages(index, text)).found.map(({ address }) => address);

test('finds pages that have all words', async () => {
  expect(await searchPages(index, 'node ready')).toEqual({
    isRelaxed: false,
    found: [
      {
        address: '/node/',
        title: 'node',
        kind: 'Runbook',
        excerpt: [{ text: 'node not ready', isMatch: true }],
      },
    ],
  });
});

test('drops words until something fits, and says so', async () => {
  expect(await searchPages(index, 'node quota elephants')).toMatchObject({ isRelaxed: true });
  expect(await addresses('etcd space elephants')).toEqual(['/etcd/']);
});

test('finds Korean words in spite of their particles', async () => {
  expect(await addresses('노드가')).toEqual(['/ko/']);
  expect(formsOf('노드에서')).toEqual(['노드에서', '노드에', '노드']);
  expect(formsOf('node')).toEqual(['node']);
});

test('keeps the telling words of a paste', () => {
  const line =
    'Nov 23 17:46:15 node2 kubelet[3317]: E1123 17:46:14.998848    3317 controller.go:201] "Failed to ensure lease exists, will retry" err="dial tcp 10.77.0.10:6443: no route to host"';
  const words = tellingWords(line);
  expect(words).toEqual(expect.arrayContaining(['kubelet', 'Failed', 'lease', 'exists', 'route']));
  expect(words.join(' ')).not.toMatch(/\d{2}:\d{2}|10\.77|controller\.go|3317/);
  expect(words.length).toBeLessThanOrEqual(12);
});

test('finds nothing in nothing', async () => {
  expect(await searchPages(index, ' 10.0.0.1 ')).toEqual({ found: [], isRelaxed: false });
});

test('cuts an excerpt into plain pieces', () => {
  expect(piecesOf('a <mark>b</mark> &lt;img src=x onerror=alert(1)&gt; &amp;amp; <mark>c</mark>')).toEqual([
    { text: 'a ', isMatch: false },
    { text: 'b', isMatch: true },
    { text: ' <img src=x onerror=alert(1)> &amp; ', isMatch: false },
    { text: 'c', isMatch: true },
  ]);
});
