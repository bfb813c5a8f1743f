import type { KnowledgeBase } from './knowledge-base.ts';
import type { Problem } from './problem.ts';
import { rules } from './rules/index.ts';

/** Everything that the rules find wrong with the content as a whole. */
export function validate(knowledgeBase: KnowledgeBase): Problem[] {
  const problems: Problem[] = [];
  for (const { name, level = 'error', presumes = [], check } of rules) {
    if (problems.some(({ rule }) => presumes.includes(rule))) continue;
    for (const finding of check(knowledgeBase)) problems.push({ rule: name, level, ...finding });
  }
  return problems;
}
