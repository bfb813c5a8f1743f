import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pack, placeInCopy, unpack } from '../../src/offline/copy.ts';

test('what is packed is unpacked to the letter, styles and all', () => {
  const page = fc
    .tuple(fc.string(), fc.constantFrom('a{}', 'b{}', ':root{--x:1}'), fc.string())
    .map(([before, style, after]) => `${before}<style>${style}</style>${after}`);
  const files = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}\/index\.html$/), page);
  fc.assert(
    fc.property(files, (texts) => {
      const map = new Map(Object.entries(texts));
      expect(new Map(unpack(JSON.parse(JSON.stringify(pack(map)))))).toEqual(map);
    }),
  );
});

test('a style that many pages share is packed once', () => {
  const files = new Map(['a', 'b', 'c'].map((name) => [`${name}.html`, `<style>p{}</style>${name}`]));
  expect(pack(files).styles).toEqual(['p{}']);
});

test.each([
  ['', { file: 'index.html' }],
  ['failure-modes/node-down/', { file: 'failure-modes/node-down/index.html' }],
  ['failure-modes/node-down', { file: 'failure-modes/node-down/index.html' }],
  ['ko/alerts/kubeapidown/', { file: 'ko/alerts/kubeapidown/index.html' }],
  ['runbooks/kubernetes/kubeapidown', { file: 'alerts/kubeapidown/index.html' }],
  ['ko/runbooks/node/nodeclockskewdetected/', { file: 'ko/alerts/nodeclockskewdetected/index.html' }],
  ['settings.json', { file: 'settings.json' }],
  ['tree/', { file: 'tree/index.html' }],
  ['tree/api.ready/nodes.not-ready/', { redirect: 'diagnose/#api=ready&nodes=not-ready' }],
  ['ko/tree/api.ready', { redirect: 'ko/diagnose/#api=ready' }],
])('%s is found at %j', (path, place) => {
  expect(placeInCopy(path)).toEqual(place);
});
