/** Checks every content file: npm run check:content. An argument names another project's root. */
import { compileDecisionTree, measure } from '../src/diagnosis/decision-tree.ts';
import { evidenceOf, modelOf } from '../src/diagnosis/model.ts';
import { checkContent } from '../src/knowledge/check-content.ts';
import { formatProblem } from '../src/knowledge/problem.ts';
import { readContent } from './content.ts';

const files = await readContent(process.argv[2] ?? '.');
const { knowledgeBase, problems } = checkContent(files);
const errors = problems.filter(({ level }) => level === 'error').length;

for (const problem of problems) console.error(formatProblem(problem));

const { failureModes, checks, symptoms, alerts, mitigations, components, causes } = knowledgeBase;
console.log(
  `Checked ${files.length} files: ${failureModes.size} failure modes, ${checks.size} checks, ${symptoms.size} symptoms, ` +
    `${alerts.size} alerts, ${mitigations.size} mitigations, ${components.size} components, ${causes.size} causes; ` +
    `found ${errors} errors and ${problems.length - errors} warnings.`,
);
if (errors === 0) {
  const model = modelOf(knowledgeBase);
  const { expectedChecks, expectedEffort, depth, leaves } = measure(model, compileDecisionTree(model));
  const starts = [...symptoms.values(), ...alerts.values()]
    .map((document) => ({ id: document.id, evidence: evidenceOf(document) }))
    .filter(({ evidence }) => Object.keys(evidence).length > 0)
    .map(({ id, evidence }) => ({
      id,
      checks: measure(model, compileDecisionTree(model, evidence), evidence).expectedChecks,
    }))
    .sort((a, b) => b.checks - a.checks);
  console.log(
    `The decision tree has ${leaves} leaves at a depth of at most ${depth}; ` +
      `expected from the start: ${expectedChecks.toFixed(1)} checks, ${expectedEffort.toFixed(1)} minutes.`,
  );
  if (starts.length > 0) {
    const mean = starts.reduce((sum, { checks }) => sum + checks, 0) / starts.length;
    console.log(
      `From a symptom or an alert: ${mean.toFixed(1)} checks on average, at most ${starts[0]!.checks.toFixed(1)} (${starts[0]!.id}).`,
    );
  }
}
process.exitCode = errors > 0 ? 1 : 0;
