import { type DecisionTree, decisionTreeOf } from './decision-tree.ts';
import { readContent, teamCopy, teamFolder } from './configuration.ts';
import { checkContent } from '../knowledge/check-content.ts';
import type { Language } from '../knowledge/schema.ts';
import { formatProblem } from '../knowledge/problem.ts';

const { knowledgeBase: checked, problems } = checkContent(
  readContent('.', teamFolder === undefined ? undefined : teamCopy),
);
const errors = problems.filter(({ level }) => level === 'error');
if (errors.length > 0) throw new Error(`The content has problems:\n${errors.map(formatProblem).join('\n')}`);

/** The content of the site, checked. */
export const knowledgeBase = checked;

/** What the site is called in a language. */
export const siteName = (language: Language): string => knowledgeBase.site.data.name[language];

/** The decision tree of the content, from the start and from each symptom and alert. */
export const decisionTree: DecisionTree = decisionTreeOf(checked);
