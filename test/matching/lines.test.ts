import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf, withoutNoise } from '../../src/matching/lines.ts';

test.each([
  [
    'Nov 23 17:46:15 node2 kubelet[3317]: E1123 17:46:14.998848    3317 controller.go:201] "Failed" err="dial tcp 10.77.0.10:6443"',
    'Nov 24 01:02:03 node2 kubelet[41]: E1124 01:02:03.000001      41 controller.go:145] "Failed" err="dial tcp 10.0.0.9:6443"',
  ],
  [
    '2026-11-23T17:46:15.123Z pod/web-7d9c5b8f6d-x2v4q uid 1c3b7f2e-0000-4000-8000-123456789abc after 3m2s',
    '2026-11-24 01:02:03,456 pod/web-5f6b7c8d9e-aaaaa uid 99999999-1111-4222-8333-abcdefabcdef after 10ms',
  ],
  ['[6120417.310866] EXT4-fs (dm-3): error 173', '[  12.000001] EXT4-fs (dm-1): error 4'],
])('two lines that say the same are equal without their noise', (a, b) => {
  expect(withoutNoise(a)).toBe(withoutNoise(b));
});

test('words stay', () => {
  expect(withoutNoise('etcdserver: mvcc: database space exceeded')).toBe(
    'etcdserver: mvcc: database space exceeded',
  );
  expect(withoutNoise('pod deadline of defaced facade')).toBe('pod deadline of defaced facade');
});

test('lines come as they stand', () => {
  expect([...linesOf('a\r\nb\n\nc')]).toEqual(['a', 'b', '', 'c']);
});

test('a long line comes in pieces that hold every part of it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6000 }), (before) => {
      const line = `${'x'.repeat(before)}NEEDLE IN THE LINE${'y'.repeat(4000)}`;
      const pieces = [...linesOf(line)];
      expect(pieces.every(({ length }) => length <= 2000)).toBe(true);
      expect(pieces.some((piece) => piece.includes('NEEDLE IN THE LINE'))).toBe(true);
    }),
  );
});
