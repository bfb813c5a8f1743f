import type { KnowledgeBase } from '../knowledge-base.ts';
import type { Problem } from '../problem.ts';

/** What a rule finds: a problem without the rule's own name and level. */
export type Finding = Omit<Problem, 'rule' | 'level'>;

/** One thing that must be true of the content, named after it. */
export interface Rule {
  name: string;
  /** Warnings are listed, but do not stop a build. */
  level?: Problem['level'];
  /** Rules whose findings would make this one's mere consequences: it is left out until they find nothing. */
  presumes?: readonly string[];
  check(knowledgeBase: KnowledgeBase): Iterable<Finding>;
}
