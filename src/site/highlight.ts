import { createCssVariablesTheme } from 'shiki';
import { createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import bash from 'shiki/langs/bash.mjs';
import type { Variable } from '../knowledge/schema.ts';
import { piecesOf } from './commands.ts';

const highlighter = await createHighlighterCore({
  themes: [createCssVariablesTheme({ name: 'classes' })],
  langs: [bash],
  engine: createJavaScriptRegexEngine(),
});

/** Kinds of token that are told apart, and the class of each: see styles/tokens.css. */
const classes: Readonly<Record<string, string>> = {
  'var(--shiki-token-comment)': 'c',
  'var(--shiki-token-keyword)': 'k',
  'var(--shiki-token-function)': 'f',
};

/** A command as HTML: words in classes, variables as `<var data-fill="NAME">`. */
export function highlightCommand(command: string, variables: Readonly<Record<string, Variable>>): string {
  const classAt = tokenClasses(command);
  let offset = 0;
  return piecesOf(command, variables)
    .map((piece) => {
      if ('variable' in piece) {
        // The use in the command is `$NAME` or `${NAME}`.
        offset += command.startsWith('${', offset) ? piece.variable.length + 3 : piece.variable.length + 1;
        return `<var data-fill="${piece.variable}">${escape(piece.unfilled)}</var>`;
      }
      const html = spans(piece.text, classAt.slice(offset, offset + piece.text.length));
      offset += piece.text.length;
      return html;
    })
    .join('');
}

function tokenClasses(command: string): string[] {
  const classAt = Array<string>(command.length).fill('');
  const { tokens } = highlighter.codeToTokens(command, { lang: 'bash', theme: 'classes' });
  for (const token of tokens.flat()) {
    classAt.fill(classes[token.color ?? ''] ?? '', token.offset, token.offset + token.content.length);
  }
  return classAt;
}

function spans(text: string, classAt: readonly string[]): string {
  let html = '';
  for (let start = 0; start < text.length;) {
    let end = start + 1;
    while (end < text.length && classAt[end] === classAt[start]) end += 1;
    const part = escape(text.slice(start, end));
    html += classAt[start] ? `<span class="${classAt[start]}">${part}</span>` : wholeOptions(part);
    start = end;
  }
  return html;
}

/** Keeps options in one piece where a long command is wrapped. */
function wholeOptions(html: string): string {
  return html.replace(/(?<=^|\s)--?[a-z]\S+/g, '<span class="w">$&</span>');
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
