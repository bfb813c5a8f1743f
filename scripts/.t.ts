import { compileDecisionTree, measure } from '../src/diagnosis/decision-tree.ts';
import { modelOf } from '../src/diagnosis/model.ts';
import { nextCheck } from '../src/diagnosis/next-check.ts';
import { checkContent } from '../src/knowledge/check-content.ts';
import { readContent } from './content.ts';
const { knowledgeBase: kb } = checkContent(await readContent(process.argv[2]));
const m = modelOf(kb);
let t = performance.now();
const tree = compileDecisionTree(m);
console.log('compile', performance.now() - t, measure(m, tree));
for (const d of [...kb.symptoms.values(), ...kb.alerts.values()]) {
  t = performance.now();
  const tr = compileDecisionTree(m, d.data.evidence);
  const c = measure(m, tr, d.data.evidence);
  console.log(
    d.id.padEnd(36),
    c.expectedChecks.toFixed(2),
    c.leaves,
    c.depth,
    (performance.now() - t).toFixed(0),
  );
}
t = performance.now();
nextCheck(m, {});
console.log('next', performance.now() - t);
