/** Shows how good the decision tree is: npm run bench:tree */
import { performance } from 'node:perf_hooks';
import { candidates } from '../src/diagnosis/candidates.ts';
import { compileDecisionTree, isLeaf, measure, stepsOf } from '../src/diagnosis/decision-tree.ts';
import { indexed } from '../src/diagnosis/indexed.ts';
import { type Evidence, evidenceOf, type Model, modelOf } from '../src/diagnosis/model.ts';
import { leastExpectedEffort, nextCheck } from '../src/diagnosis/next-check.ts';
import { readKnowledgeBase } from '../src/knowledge/check-content.ts';
import { readContent } from './content.ts';
import { generatedModel } from './generated-model.ts';

/** Beyond these, working out the optimum takes too long. */
const limits = { candidates: 12, states: 20_000 };

const knowledgeBase = readKnowledgeBase(await readContent('.'));
const { symptoms, alerts } = knowledgeBase;
const content = modelOf(knowledgeBase);
const starts = [...symptoms.values(), ...alerts.values()]
  .map(evidenceOf)
  .filter((evidence) => Object.keys(evidence).length > 0);

report('the content', content, starts);
for (const size of [50, 200, 1000]) {
  report(`${size} generated failure modes`, generatedModel(size, size), []);
}

function report(name: string, model: Model, starts: readonly Evidence[]): void {
  const begin = performance.now();
  const tree = compileDecisionTree(model);
  const compiled = performance.now() - begin;
  const cost = measure(model, tree);
  const { priors, efforts, answers } = indexed(model);
  const bits = entropy(priors);
  const mostAnswers = Math.max(...answers.map((each) => each.length));
  const leastEffort = Math.min(...efforts);

  console.log(`\n${name}: ${priors.length} failure modes, ${answers.length} checks`);
  print('tree', `${cost.leaves} leaves, depth ${cost.depth}, ${JSON.stringify(tree).length} bytes as JSON`);
  print('expected', `${cost.expectedChecks.toFixed(2)} checks, ${cost.expectedEffort.toFixed(2)} minutes`);
  print(
    'lower bound',
    `${(bits / Math.log2(mostAnswers)).toFixed(2)} checks, ${((bits * leastEffort) / Math.log2(mostAnswers)).toFixed(2)} minutes (entropy ${bits.toFixed(2)} bits, at most ${mostAnswers} answers a check)`,
  );
  print('compiled in', `${compiled.toFixed(0)} ms`);

  const paths = [...stepsOf(tree)]
    .filter(({ node }) => !isLeaf(node))
    .map(({ path }) => Object.fromEntries(path));
  const times = nextCheckTimes(model, [{}, ...starts, ...paths.slice(0, 300)]);
  print(
    'next check',
    `${times[Math.floor(times.length / 2)]!.toFixed(1)} ms in the middle of ${times.length} states, ${times[Math.floor(times.length * 0.95)]!.toFixed(1)} ms for 19 of 20, ${times.at(-1)!.toFixed(1)} ms at most`,
  );
  compare(model, [...starts, ...paths]);
  if (starts.length > 0) {
    const checks = starts.map(
      (evidence) => measure(model, compileDecisionTree(model, evidence), evidence).expectedChecks,
    );
    print(
      'from evidence',
      `${starts.length} symptoms and alerts: ${mean(checks).toFixed(2)} checks on average, ${Math.max(...checks).toFixed(2)} at most`,
    );
  }
}

/** Sets the tree beside the optimum, wherever it has few enough candidates. */
function compare(model: Model, evidences: readonly Evidence[]): void {
  const begin = performance.now();
  const ratios: number[] = [];
  for (const evidence of evidences) {
    const open = candidates(model, evidence).length;
    if (open < 2 || open > limits.candidates) continue;
    if (performance.now() - begin > 30_000) break;
    const optimum = leastExpectedEffort(model, evidence, limits);
    if (!optimum) continue;
    ratios.push(measure(model, compileDecisionTree(model, evidence), evidence).expectedEffort / optimum);
  }
  if (ratios.length === 0) return;
  print(
    'optimum',
    `known for ${ratios.length} states of at most ${limits.candidates} candidates: effort ${((mean(ratios) - 1) * 100).toFixed(2)} % above it on average, within 5 % in ${ratios.filter((ratio) => ratio <= 1.05).length}, ${((Math.max(...ratios) - 1) * 100).toFixed(2)} % at most`,
  );
}

/** Milliseconds for the next check in each state, the shortest first. */
function nextCheckTimes(model: Model, evidences: readonly Evidence[]): number[] {
  for (const evidence of evidences.slice(0, 20)) nextCheck(model, evidence);
  return evidences
    .map((evidence) => {
      const begin = performance.now();
      nextCheck(model, evidence);
      return performance.now() - begin;
    })
    .sort((a, b) => a - b);
}

function entropy(weights: readonly number[]): number {
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.reduce((bits, weight) => bits + (weight / total) * Math.log2(total / weight), 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

function print(label: string, text: string): void {
  console.log(`  ${label.padEnd(14)} ${text}`);
}
