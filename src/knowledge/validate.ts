import type { KnowledgeBase } from './knowledge-base.ts';
import type { Problem } from './problem.ts';
import { rules } from './rules/index.ts';

/** Everything that the rules find wrong with the content as a whole. */
export function validate(knowledgeBase: KnowledgeBase): Problem[] {
  return rules.flatMap(({ name, level = 'error', check }) =>
    [...check(knowledgeBase)].map((finding) => ({ rule: name, level, ...finding })),
  );
}
