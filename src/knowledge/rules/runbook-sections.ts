import type { Document, Translation } from '../parse.ts';
import { isShell } from '../commands.ts';
import type { Rule } from './rule.ts';

const sections = {
  en: { optional: 'Before you start', required: ['Confirm', 'Recover', 'Verify', 'Not this'] },
  ko: { optional: '시작하기 전에', required: ['확인', '복구', '복구 확인', '이것이 아닌 경우'] },
};

/** A runbook has the sections that its reader expects, in their order, and Recover has a command. */
export const runbookSections: Rule = {
  name: 'runbook-sections',
  *check({ failureModes, translations }) {
    for (const document of failureModes.values()) {
      yield* sectionsOf(document, sections.en);
      const { headings, fences } = document.body;
      const start = headings.find(({ text }) => text === 'Recover');
      const end =
        headings.find(({ depth, line }) => depth === 2 && line > (start?.line ?? 0))?.line ?? Infinity;
      if (!start || fences.some((fence) => isShell(fence) && fence.line > start.line && fence.line < end))
        continue;
      yield {
        place: document.placeAt(start),
        message: 'The section "Recover" has no command.',
        hint: 'Add the steps, each with a ```sh fence that says where it runs and what it risks.',
      };
    }
    for (const translation of translations.values()) {
      if (translation.kind === 'failure-modes') yield* sectionsOf(translation, sections.ko);
    }
  },
};

function* sectionsOf(
  document: Document<'failure-modes'> | Translation<'failure-modes'>,
  { optional, required }: (typeof sections)['en'],
) {
  const found = document.body.headings.filter(({ depth }) => depth <= 2);
  const expected = found[0]?.text === optional ? [optional, ...required] : required;
  const wrong = found.findIndex(({ text, depth }, index) => depth !== 2 || text !== expected[index]);
  const hint = `The sections are, in this order: ${[`(${optional})`, ...required].join(', ')}.`;
  if (wrong >= 0) {
    const heading = found[wrong]!;
    yield {
      place: document.placeAt(heading),
      message: `The heading "${heading.text}" stands where "${expected[wrong] ?? 'the end'}" is expected.`,
      hint,
    };
  } else if (found.length < expected.length) {
    yield {
      place: document.placeAt(found.at(-1) ?? { line: 1, column: 1 }),
      message: `The section "${expected[found.length]}" is missing.`,
      hint,
    };
  }
}
