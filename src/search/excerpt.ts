import type { Line } from '../matching/lines.ts';
import { aWord, termsOf } from './words.ts';

/** A part of a text; those that matched are marked. */
export interface Piece {
  text: string;
  isMatch: boolean;
}

/** Characters that are shown before and after what matched. */
const around = 90;

/** A line around what was recognised in it. */
export function piecesOfLine({ text, start, end }: Line): Piece[] {
  const from = Math.max(0, start - around);
  const to = Math.min(text.length, end + around);
  const shownEnd = Math.min(end, start + 2 * around);
  return [
    { text: `${from > 0 ? '…' : ''}${text.slice(from, start)}`, isMatch: false },
    { text: text.slice(start, shownEnd), isMatch: true },
    { text: shownEnd < end ? '…' : `${text.slice(end, to)}${to < text.length ? '…' : ''}`, isMatch: false },
  ].filter((piece) => piece.text !== '');
}

/** A summary with its matching words marked; or, where none is, the first of the other words that match. */
export function excerptOf(summary: string, words: string, terms: readonly string[]): Piece[] {
  const known = new Set(terms);
  const marked = mark(summary, known);
  if (marked.some(({ isMatch }) => isMatch)) return marked;
  const phrases = words
    .split(' · ')
    .map((phrase) => mark(phrase, known))
    .filter((pieces) => pieces.some(({ isMatch }) => isMatch))
    .slice(0, 4);
  if (phrases.length === 0) return marked;
  return phrases.flatMap((pieces, at) => (at > 0 ? [{ text: ' · ', isMatch: false }, ...pieces] : pieces));
}

function mark(text: string, terms: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  for (const part of text.split(new RegExp(`(${aWord.source})`, 'u'))) {
    if (part === '') continue;
    const isMatch = /[\p{L}\p{N}]/u.test(part) && termsOf(part).some((term) => terms.has(term));
    const last = pieces.at(-1);
    if (last?.isMatch === isMatch) last.text += part;
    else pieces.push({ text: part, isMatch });
  }
  return pieces;
}
