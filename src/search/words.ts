import { stemmer } from 'stemmer';

/** The words of a text as the search compares them: English by their stems, Korean by pairs of syllables, without particles. */
export function wordsOf(text: string): string[] {
  return tokensOf(text).flatMap(termsOf);
}

/** A word as it stands: Korean letters, or others. In `kubelet이` there are two. */
export const aWord = /\p{Script=Hangul}+|(?:(?!\p{Script=Hangul})[\p{L}\p{N}])+/gu;

/** The words of a text as they stand: names in capitals both whole and split, as in `KubeNodeNotReady`. */
export function tokensOf(text: string): string[] {
  const split = text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
  const whole = text.match(/\b[A-Za-z]*[a-z][A-Z]\w*/g) ?? [];
  return [...(split.match(aWord) ?? []), ...whole];
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

/** The particles that Korean words carry at their ends, the longer ones first: 노드가 and 노드에서는 are both about 노드. */
const particles =
  /(?:에서는|에서도|으로는|으로도|에게서|이라는|까지|부터|에서|에게|에는|에도|으로|로는|라는|처럼|보다|마다|이나|이|가|은|는|을|를|에|의|와|과|로|도|만)$/;

/** Korean words are written together: 워커노드 shares 노드 with 노드. */
function syllablePairs(word: string): string[] {
  // Where one syllable would be left, it is the word that ends so, as in 추가.
  const stem = word.replace(particles, '');
  const bare = stem.length < 2 && word.length > 1 ? word : stem;
  if (bare.length < 3) return bare === '' ? [] : [bare];
  return Array.from({ length: bare.length - 1 }, (_, at) => bare.slice(at, at + 2));
}

/** Words that stand in every text and tell nothing; "not", "no", "cannot" and "down" do tell something here. */
const commonWords = new Set(
  (
    'a an and any are as at be been but by can could did do does for from get gets had has have he her his how i if in into ' +
    'is it its just like me my of on once one only or our out s she so some such t than that the their them then there these ' +
    'they this those to too using was we were what when where which while who will with would you your after before'
  ).split(' '),
);
