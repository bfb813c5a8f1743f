import { knownAnswer } from './known-answer.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order in which a reader would want to hear of them. */
export const rules: readonly Rule[] = [knownAnswer];
