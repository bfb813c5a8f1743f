import { answersIn } from '../../matching/answers.ts';
import type { Rule } from './rule.ts';

/** The example of each answer is fitted by that answer, and by no other of its check. */
export const answeredExample: Rule = {
  name: 'answered-example',
  presumes: ['safe-expression'],
  *check({ checks }) {
    for (const document of checks.values()) {
      for (const [id, { example }] of Object.entries(document.data.answers)) {
        const fitting = answersIn(document.data, example);
        const place = document.placeOf(['answers', id, 'example']);
        if (!fitting.includes(id)) {
          yield {
            place,
            message: `The example of "${id}" is not fitted by its own answer.`,
            hint: 'Change "match", "also" or "unless" so that they fit the example, or show output that they fit.',
          };
        }
        const others = fitting.filter((other) => other !== id);
        if (others.length > 0) {
          yield {
            place,
            message: `The example of "${id}" is also fitted by "${others.join('", "')}".`,
            hint: 'Make the expressions of one of them narrower, or name what rules it out in "unless".',
          };
        }
      }
    }
  },
};
