import { commandsOf } from '../commands.ts';
import { parseShell } from '../shell.ts';
import type { Rule } from './rule.ts';

/** Every command is one that bash can read. */
export const shellParses: Rule = {
  name: 'shell-parses',
  *check({ documents }) {
    for (const document of documents) {
      for (const { code, place } of commandsOf(document)) {
        const [error] = parseShell(code).errors;
        if (!error) continue;
        const before = code.slice(0, error.offset).split('\n');
        yield {
          place,
          message: `The command is not valid shell: ${error.message}, at "${(code.slice(error.offset).split('\n')[0] || code.slice(-20)).slice(0, 40)}" (line ${before.length} of it).`,
          hint: 'Close every quote and bracket; write what the reader fills in as a variable, not as <node>.',
        };
      }
    }
  },
};
