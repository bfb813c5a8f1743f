import { type DecisionTree, decisionTreeOf } from './decision-tree.ts';
import { checkContent } from '../knowledge/check-content.ts';
import { compare, formatProblem } from '../knowledge/problem.ts';

const sources = import.meta.glob<string>('/content/**/*.{mdx,yaml,txt}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const files = Object.entries(sources)
  .map(([path, text]) => ({ path: path.slice(1), text }))
  .sort((a, b) => compare(a.path, b.path));

const { knowledgeBase: checked, problems } = checkContent(files);
const errors = problems.filter(({ level }) => level === 'error');
if (errors.length > 0) throw new Error(`The content has problems:\n${errors.map(formatProblem).join('\n')}`);

/** The content of the site, checked. */
export const knowledgeBase = checked;

/** The decision tree of the content, from the start and from each symptom and alert. */
export const decisionTree: DecisionTree = decisionTreeOf(checked);
