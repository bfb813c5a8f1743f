/** Compiles an expression of the content: case-insensitive, `^` and `$` at line ends. Throws a SyntaxError. */
export function compileExpression(source: string): RegExp {
  return new RegExp(source, 'im');
}
