/** Compiles an expression of the content: case-insensitive, `^` and `$` at line ends. Throws a SyntaxError. */
export function compileExpression(source: string): RegExp {
  return new RegExp(source, 'im');
}

/** Whether an expression finds something in a text; one that cannot be read finds nothing. */
export function finds(source: string, text: string): boolean {
  try {
    return compileExpression(source).test(text);
  } catch {
    return false;
  }
}
