import { listOf } from '../knowledge-base.ts';
import type { Document } from '../parse.ts';
import type { AnswersByCheck } from '../schema.ts';
import type { Rule } from './rule.ts';

/** Findings, evidence and needs name checks that exist, and answers that those checks can give. */
export const knownAnswer: Rule = {
  name: 'known-answer',
  *check({ documents, checks }) {
    for (const document of documents) {
      for (const [field, answersByCheck] of answersIn(document)) {
        for (const [check, value] of Object.entries(answersByCheck)) {
          const place = document.placeOf([field, check]);
          const known = checks.get(check);
          if (!known) {
            yield {
              place,
              message: `No check has the id "${check}".`,
              hint: `Add content/checks/${check}.mdx, or use one of: ${[...checks.keys()].join(', ')}.`,
            };
            continue;
          }
          const answers = Object.keys(known.data.answers);
          for (const answer of listOf(value)) {
            if (answers.includes(answer)) continue;
            yield {
              place,
              message: `The check "${check}" has no answer "${answer}".`,
              hint: `Use one of: ${answers.join(', ')}.`,
            };
          }
        }
      }
      if (document.kind !== 'checks' || document.data.otherwise === undefined) continue;
      const answers = Object.keys(document.data.answers);
      for (const answer of listOf(document.data.otherwise)) {
        if (answers.includes(answer)) continue;
        yield {
          place: document.placeOf(['otherwise']),
          message: `The check "${document.id}" has no answer "${answer}".`,
          hint: `Use one of: ${answers.join(', ')}.`,
        };
      }
    }
  },
};

function answersIn(document: Document): [field: string, AnswersByCheck][] {
  if (document.kind === 'failure-modes') return [['findings', document.data.findings]];
  if (document.kind === 'symptoms' || document.kind === 'alerts') return [['evidence', document.data.evidence]];
  if (document.kind === 'checks') return [['needs', document.data.needs]];
  return [];
}
