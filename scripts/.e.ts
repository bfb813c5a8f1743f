import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { checkContent } from '../src/knowledge/check-content.ts';
import { searchIndexOf, diagnosisIndexOf } from '../src/search/search-index.ts';
import { searcher } from '../src/search/search.ts';
import { readContent } from './content.ts';
const { knowledgeBase: kb, problems } = checkContent(await readContent(process.argv[2] ?? '.'));
const t0 = performance.now();
const index = searchIndexOf(kb, 'en');
const json = JSON.stringify(index);
console.log('diag', brotliCompressSync(JSON.stringify(diagnosisIndexOf(kb, 'ko'))).length);
console.log(
  'index',
  performance.now() - t0,
  json.length,
  brotliCompressSync(json).length,
  'ko',
  brotliCompressSync(JSON.stringify(searchIndexOf(kb, 'ko'))).length,
  kb.failureModes.size,
  problems.filter((p) => p.level === 'error').length,
);
for (const k of Object.keys(index))
  console.log('  ', k, JSON.stringify(index[k]).length, brotliCompressSync(JSON.stringify(index[k])).length);
let t = performance.now();
const s = searcher(index, diagnosisIndexOf(kb, 'en'));
console.log('make', performance.now() - t);
const cases = readFileSync('/work/shared/data/symptoms-practice.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((l) => JSON.parse(l))
  .filter((c) => kb.failureModes.has(c.label[0]));
const sum = {};
for (const c of cases) {
  t = performance.now();
  const r = s(c.text);
  const ms = performance.now() - t;
  const ids = r.found.map((f) => (f.kind === 'failure-modes' ? f.id : f.kind + '/' + f.id));
  const rank = Math.min(
    ...c.label.map((l) => {
      const i = ids.indexOf(l);
      return i < 0 ? 99 : i + 1;
    }),
  );
  const best = ids.indexOf(c.label[0]) + 1 || 99;
  const k = c.kind;
  sum[k] ??= { n: 0, r1: 0, r3: 0, any3: 0, mrr: 0 };
  const q = sum[k];
  q.n++;
  if (best <= 1) q.r1++;
  if (best <= 3) q.r3++;
  if (rank <= 3) q.any3++;
  q.mrr += best < 99 ? 1 / best : 0;
  if (best > 3)
    console.log(
      best,
      rank,
      c.id,
      c.kind,
      c.label.join(','),
      '|',
      c.text.slice(0, 90).replace(/\n/g, ' '),
      '|',
      r.found
        .slice(0, 4)
        .map((f) => f.id + ':' + f.score.toFixed(1) + (f.because === 'line' ? 'L' : ''))
        .join(' '),
      r.evidence.map((e) => e.check + '=' + e.answer).join(' '),
    );
}
for (const k in sum) {
  const q = sum[k];
  console.log(
    k,
    q.n,
    'r1',
    (q.r1 / q.n).toFixed(3),
    'r3',
    (q.r3 / q.n).toFixed(3),
    'any3',
    (q.any3 / q.n).toFixed(3),
    'mrr',
    (q.mrr / q.n).toFixed(3),
  );
}
