import { forEachChild, parse, type SyntaxNode } from 'unbash';

/** A use of `$NAME` or `${NAME...}`; offsets in the command's text. */
export interface VariableUse {
  name: string;
  start: number;
  end: number;
  /** Inside double quotes, where a value stays one word. */
  quoted: boolean;
}

/** What a command's text says to a shell. */
export interface Shell {
  errors: { message: string; offset: number }[];
  uses: VariableUse[];
  /** Names that the command gives a value itself. */
  assigned: Set<string>;
  /** Texts in single quotes, which the shell takes as they stand. */
  literal: string[];
}

/** Reads a command as bash would. */
export function parseShell(command: string): Shell {
  const shell: Shell = { errors: [], uses: [], assigned: new Set(), literal: [] };

  function visit(node: SyntaxNode, quoted: boolean): void {
    if ('errors' in node && node.errors) {
      shell.errors.push(...node.errors.map(({ message, pos }) => ({ message, offset: pos })));
    }
    if (node.type === 'Assignment' && node.name) shell.assigned.add(node.name);
    if (node.type === 'For' || node.type === 'Select')
      shell.assigned.add(command.slice(node.name.pos, node.name.end));
    if (node.type === 'Command' && command.slice(node.name?.pos, node.name?.end) === 'read') {
      for (const word of node.suffix) shell.assigned.add(command.slice(word.pos, word.end));
    }
    if (node.type === 'SingleQuoted') shell.literal.push(command.slice(node.pos, node.end));
    if (node.type === 'SimpleExpansion' || node.type === 'ParameterExpansion') {
      const name = /^\$\{?([A-Za-z_][A-Za-z0-9_]*)/.exec(command.slice(node.pos, node.end))?.[1];
      if (name) shell.uses.push({ name, start: node.pos, end: node.end, quoted });
    }
    // A substitution starts a context of its own.
    const inside = node.type === 'DoubleQuoted' || (quoted && node.type !== 'CommandExpansion');
    forEachChild(node, (child) => visit(child, inside));
  }

  visit(parse(command), false);
  shell.uses.sort((a, b) => a.start - b.start);
  return shell;
}
