import { commandsOf } from '../commands.ts';
import { suggest } from '../nearest.ts';
import { parseShell } from '../shell.ts';
import type { Rule } from './rule.ts';

/** Commands use only variables that content/variables.yaml declares, in double quotes, or that they assign themselves. */
export const knownVariable: Rule = {
  name: 'known-variable',
  *check({ documents, variables }) {
    const declared = Object.keys(variables.data);
    const declare = (name: string) =>
      `Declare it in content/variables.yaml, or mend the name. ${suggest(name, declared)}`;

    for (const document of documents) {
      if (document.kind === 'alerts') {
        for (const [label, name] of Object.entries(document.data.labels)) {
          if (declared.includes(name)) continue;
          yield {
            place: document.placeOf(['labels', label]),
            message: `No variable has the name "${name}".`,
            hint: declare(name),
          };
        }
      }

      const assigned = new Set<string>();
      for (const { code, place } of commandsOf(document)) {
        const shell = parseShell(code);
        for (const name of shell.assigned) assigned.add(name);
        for (const { name, quoted } of shell.uses) {
          if (assigned.has(name)) continue;
          if (!declared.includes(name)) {
            yield {
              place,
              message: `The command uses "$${name}", which nothing declares.`,
              hint: declare(name),
            };
          } else if (!quoted) {
            yield {
              place,
              message: `The command uses "$${name}" outside double quotes.`,
              hint: `Write "$${name}" with double quotes around the word, so that a value stays one word.`,
            };
          }
        }
        for (const name of declared) {
          if (!shell.literal.some((text) => new RegExp(`\\$\\{?${name}\\b`).test(text))) continue;
          yield {
            place,
            message: `The command has "$${name}" inside single quotes, where a shell does not fill it.`,
            hint: 'Close the single quotes before it and open them again after it, or use double quotes.',
          };
        }
      }
    }
  },
};
