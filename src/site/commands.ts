import type { Variable } from '../knowledge/schema.ts';
import { parseShell } from '../knowledge/shell.ts';

/** A piece of a command: text as it stands, or a variable that the reader fills. */
export type Piece = { text: string } | { variable: string; unfilled: string };

/** Cuts a command at the variables that the reader fills; the variables' own text is what a shell refuses to run. */
export function piecesOf(command: string, variables: Readonly<Record<string, Variable>>): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const use of parseShell(command).uses) {
    const variable = variables[use.name];
    if (!variable) continue;
    pieces.push({ text: command.slice(end, use.start) });
    pieces.push({ variable: use.name, unfilled: unfilled(use.name, variable) });
    end = use.end;
  }
  pieces.push({ text: command.slice(end) });
  return pieces.filter((piece) => !('text' in piece) || piece.text !== '');
}

/** The command as it is copied before any variable is filled. */
export function unfilledCommand(command: string, variables: Readonly<Record<string, Variable>>): string {
  return piecesOf(command, variables)
    .map((piece) => ('text' in piece ? piece.text : piece.unfilled))
    .join('');
}

/** The declared variables that the commands use, each once, in the order of their first use. */
export function variablesIn(
  commands: readonly string[],
  variables: Readonly<Record<string, Variable>>,
): string[] {
  const names = commands.flatMap((command) => parseShell(command).uses.map(({ name }) => name));
  return [...new Set(names)].filter((name) => name in variables);
}

/** A shell stops at an empty `${NODE:?}`; one with a default goes on with that. */
function unfilled(name: string, variable: Variable): string {
  return variable.default === undefined ? `\${${name}:?}` : `\${${name}:-${variable.default}}`;
}
