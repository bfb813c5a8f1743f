import { isShell } from '../commands.ts';
import type { Rule } from './rule.ts';

/** A command that destroys comes after one that makes it safe, in the same section. */
export const guardedDestruction: Rule = {
  name: 'guarded-destruction',
  *check({ documents }) {
    for (const document of documents) {
      const { headings, fences } = document.body;
      const sections = headings.filter(({ depth }) => depth === 2).map(({ line }) => line);
      const sectionOf = (line: number) => sections.filter((start) => start < line).length;
      const commands = fences.filter(isShell);
      for (const fence of commands) {
        if (fence.meta['risk'] !== 'destroys') continue;
        const first = commands.find(({ line }) => sectionOf(line) === sectionOf(fence.line));
        if (first !== fence) continue;
        yield {
          place: document.placeAt(fence),
          message: 'The first command of the section destroys.',
          hint: 'Put the step that makes it safe before it: a backup, a look at what would be lost, a check that the machine is off.',
        };
      }
    }
  },
};
