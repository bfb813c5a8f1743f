import type { KnowledgeBase } from './knowledge-base.ts';
import type { Problem } from './problem.ts';
import { rules } from './rules/index.ts';

/** Everything that is wrong with the content as a whole, after what is wrong with single files. */
export function validate(knowledgeBase: KnowledgeBase, ofFiles: readonly Problem[] = []): Problem[] {
  const problems = [...ofFiles];
  for (const { name, level = 'error', presumes = [], check } of rules) {
    if (problems.some(({ rule }) => presumes.includes(rule))) continue;
    for (const finding of check(knowledgeBase)) problems.push({ rule: name, level, ...finding });
  }
  return problems;
}
