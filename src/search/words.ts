import { stemmer } from 'stemmer';

/** The words of a text as the search compares them: English by their stems, Korean by pairs of syllables. */
export function wordsOf(text: string): string[] {
  return tokensOf(text).flatMap(termsOf);
}

/** The words of a text as they stand: names in capitals both whole and split, as in `KubeNodeNotReady`. */
export function tokensOf(text: string): string[] {
  const split = text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
  const whole = text.match(/\b[A-Za-z]*[a-z][A-Z]\w*/g) ?? [];
  return [...split.split(/[^\p{L}\p{N}]+/u), ...whole].filter((token) => token !== '');
}

/** What a word is compared by. */
export function termsOf(token: string): string[] {
  const word = token.toLowerCase();
  if (/\p{Script=Hangul}/u.test(word)) return syllablePairs(word);
  if (commonWords.has(word)) return [];
  // Numbers tell nothing, but for those of error codes and versions that stand with letters.
  if (/^\d+$/.test(word) && !/^[45]\d\d$/.test(word)) return [];
  return [word.length > 3 ? stemmer(word) : word];
}

/** Korean words carry particles and endings: 노드가 and 노드를 share 노드. */
function syllablePairs(word: string): string[] {
  if (word.length < 3) return [word];
  return Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
}

/** Words that stand in every text and tell nothing; "not", "no", "cannot" and "down" do tell something here. */
const commonWords = new Set(
  (
    'a an and any are as at be been but by can could did do does for from get gets had has have he her his how i if in into ' +
    'is it its just like me my of on once one only or our out s she so some such t than that the their them then there these ' +
    'they this those to too using was we were what when where which while who will with would you your after before'
  ).split(' '),
);
