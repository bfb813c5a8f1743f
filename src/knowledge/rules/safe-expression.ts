import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { analyse } from 'scslre';
import { compileExpression } from '../../matching/expression.ts';
import type { Document } from '../parse.ts';
import type { Finding, Rule } from './rule.ts';

/** Expressions can be read, need no lookaround or backreference, and do not take exponential time. */
export const safeExpression: Rule = {
  name: 'safe-expression',
  *check({ documents }) {
    for (const document of documents) {
      for (const { source, path } of expressionsOf(document)) {
        const fault = faultOf(source);
        if (fault) yield { place: document.placeOf(path), ...fault };
      }
    }
  },
};

/** Every expression of a document, with its place in the frontmatter. */
export function* expressionsOf(document: Document): Generator<{ source: string; path: PropertyKey[] }> {
  if (document.kind === 'failure-modes') {
    for (const [index, { match }] of document.data.signatures.entries()) {
      yield { source: match, path: ['signatures', index, 'match'] };
    }
  }
  if (document.kind === 'checks') {
    for (const [id, answer] of Object.entries(document.data.answers)) {
      for (const field of ['match', 'also', 'unless'] as const) {
        for (const [index, source] of answer[field].entries()) {
          yield { source, path: ['answers', id, field, index] };
        }
      }
    }
  }
}

type Fault = Pick<Finding, 'message' | 'hint'>;

const faults = new Map<string, Fault | undefined>();

/** What is wrong with an expression, worked out once. */
function faultOf(source: string): Fault | undefined {
  if (!faults.has(source)) faults.set(source, findFault(source));
  return faults.get(source);
}

function findFault(source: string): Fault | undefined {
  try {
    compileExpression(source);
  } catch (error) {
    return {
      message: `The expression "${source}" cannot be read: ${(error as Error).message}.`,
      hint: 'Escape brackets, braces, dots and other signs that are meant as they stand with a backslash.',
    };
  }
  const constructs: string[] = [];
  visitRegExpAST(new RegExpParser().parsePattern(source), {
    onBackreferenceEnter: () => constructs.push('a backreference'),
    onAssertionEnter: ({ kind }) => {
      if (kind === 'lookahead' || kind === 'lookbehind') constructs.push(`a ${kind}`);
    },
  });
  if (constructs.length > 0) {
    return {
      message: `The expression "${source}" uses ${constructs[0]}, which cannot be matched in linear time.`,
      hint: 'Say what must not be found in "unless", and what else must be found in "also".',
    };
  }
  const { reports } = analyse({ source, flags: 'im' });
  if (reports.some(({ exponential }) => exponential)) {
    return {
      message: `The expression "${source}" can take exponential time on some texts.`,
      hint: 'Do not repeat a group whose content is itself repeated: write \\S+ in place of (\\w+\\s?)+.',
    };
  }
  return undefined;
}
