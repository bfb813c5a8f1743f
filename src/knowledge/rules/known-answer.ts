import { listOf } from '../knowledge-base.ts';
import { suggest } from '../nearest.ts';
import type { Document } from '../parse.ts';
import type { AnswersByCheck } from '../schema.ts';
import type { Rule } from './rule.ts';

/** Findings, evidence, needs, `otherwise` and `hangs` name checks that exist, and answers that those checks can give. */
export const knownAnswer: Rule = {
  name: 'known-answer',
  *check({ documents, checks }) {
    for (const document of documents) {
      for (const { path, check, answers } of answersNamedBy(document)) {
        const place = document.placeOf(path);
        const known = checks.get(check);
        if (!known) {
          yield {
            place,
            message: `No check has the id "${check}".`,
            hint: `Add content/checks/${check}.mdx, or mend the name. ${suggest(check, checks.keys())}`,
          };
          continue;
        }
        const possible = Object.keys(known.data.answers);
        for (const answer of answers) {
          if (possible.includes(answer)) continue;
          yield {
            place,
            message: `The check "${check}" has no answer "${answer}".`,
            hint: `Use one of: ${possible.join(', ')}.`,
          };
        }
      }
    }
  },
};

function* answersNamedBy(document: Document) {
  for (const [field, answersByCheck] of fieldsOf(document)) {
    for (const [check, value] of Object.entries(answersByCheck)) {
      yield { path: [field, check], check, answers: listOf(value) };
    }
  }
  if (document.kind !== 'checks') return;
  for (const field of ['otherwise', 'hangs'] as const) {
    const answers = document.data[field];
    if (answers !== undefined) yield { path: [field], check: document.id, answers: listOf(answers) };
  }
}

function fieldsOf(document: Document): [field: string, AnswersByCheck][] {
  switch (document.kind) {
    case 'failure-modes':
      return [['findings', document.data.findings]];
    case 'symptoms':
    case 'alerts':
      return [['evidence', document.data.evidence]];
    case 'checks':
      return [['needs', document.data.needs]];
    default:
      return [];
  }
}
