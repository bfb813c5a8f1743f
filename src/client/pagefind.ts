/** A page that the search found. */
export interface PageFound {
  address: string;
  title: string;
  kind: string;
  /** The sentence that matched, in pieces: those that matched are marked. */
  excerpt: { text: string; isMatch: boolean }[];
}

export interface PagesFound {
  found: PageFound[];
  /** Whether no page had all words, so that these have some of them. */
  isRelaxed: boolean;
}

interface PagefindResult {
  id: string;
  score: number;
  data(): Promise<{ url: string; excerpt: string; meta: Record<string, string> }>;
}

/** What the search needs of Pagefind. */
export interface Pagefind {
  search(query: string): Promise<{ results: PagefindResult[] }>;
}

const shown = 12;

/** Searches for a few words, or for the telling words of a paste; leaves words out until something fits. */
export async function searchPages(pagefind: Pagefind, text: string): Promise<PagesFound> {
  const words = tellingWords(text);
  const hits = (await Promise.all(words.map((word) => hitsOf(pagefind, word)))).filter(
    (hit) => hit !== undefined,
  );
  if (hits.length === 0) return { found: [], isRelaxed: false };
  const { results } = await pagefind.search(hits.map(({ form }) => form).join(' '));
  const isWhole = hits.length === words.length && hits.every(({ form }) => words.includes(form));
  if (results.length > 0) return { found: await load(results), isRelaxed: !isWhole };

  const scores = new Map<string, { result: PagefindResult; score: number }>();
  for (const { results: some } of hits) {
    for (const result of some.slice(0, 50)) {
      // A word that many pages have tells little.
      const score = (scores.get(result.id)?.score ?? 0) + result.score / (1 + Math.log2(some.length));
      scores.set(result.id, { result, score });
    }
  }
  const best = [...scores.values()].sort((a, b) => b.score - a.score).map(({ result }) => result);
  return { found: await load(best), isRelaxed: true };
}

/** The form of a word that some page has, and those pages. */
async function hitsOf(pagefind: Pagefind, word: string) {
  for (const form of formsOf(word)) {
    const { results } = await pagefind.search(form);
    // Pagefind makes do with the beginning of a word, however short.
    if (results[0] && isMarked((await results[0].data()).excerpt, form)) return { form, results };
  }
  return undefined;
}

/** Whether an excerpt marks the word, give or take its ending. */
function isMarked(excerpt: string, word: string): boolean {
  const stem = word.toLowerCase().slice(0, Math.max(2, Math.ceil(word.length * 0.6)));
  return piecesOf(excerpt).some(({ text, isMatch }) => isMatch && text.toLowerCase().includes(stem));
}

/** Noise of terminals: times, addresses, hashes, numbers, log headers. */
const noise = [
  /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S*/g,
  /\b[A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d\b/g,
  /\b[IWEF]\d{4} \d\d:\d\d:\d\d\.\d+\b/g,
  /\b\S+\.go:\d+\]?/g,
  /\b\d{1,3}(\.\d{1,3}){3}(:\d+)?\b/g,
  /\b[0-9a-f]{8,}(-[0-9a-f]{4,})*\b/gi,
  /\b\d+(\.\d+)?[a-z]{0,2}\b/g,
];

/** The words of a text that can be searched for: at most twelve, the longest where there are more. */
export function tellingWords(text: string): string[] {
  const clean = noise.reduce((rest, pattern) => rest.replace(pattern, ' '), text.slice(0, 100_000));
  const words = [...new Set(clean.split(/[^\p{L}\p{N}_-]+/u).filter((word) => word.length > 1))];
  if (words.length <= 12) return words;
  const longest = [...words].sort((a, b) => b.length - a.length).slice(0, 12);
  return words.filter((word) => longest.includes(word));
}

/** A word, and for Korean the shorter forms without the particle at its end. */
export function formsOf(word: string): string[] {
  if (!/\p{Script=Hangul}/u.test(word)) return [word];
  return [word, word.slice(0, -1), word.slice(0, -2)].filter((form) => form.length > 1);
}

async function load(results: readonly PagefindResult[]): Promise<PageFound[]> {
  const data = await Promise.all(results.slice(0, shown).map((result) => result.data()));
  return data.map(({ url, excerpt, meta }) => ({
    address: url,
    title: meta['title'] ?? url,
    kind: meta['kind'] ?? '',
    excerpt: piecesOf(excerpt),
  }));
}

/** Cuts an excerpt, which is escaped HTML with `<mark>` around what matched, into plain pieces. */
export function piecesOf(excerpt: string): PageFound['excerpt'] {
  return excerpt.split(/<(\/?)mark>/).reduce<{ pieces: PageFound['excerpt']; isMatch: boolean }>(
    ({ pieces, isMatch }, part, index) => {
      // Every second part is the slash of a tag, or its absence.
      if (index % 2 === 1) return { pieces, isMatch: part === '' };
      return { pieces: part === '' ? pieces : [...pieces, { text: unescape(part), isMatch }], isMatch };
    },
    { pieces: [], isMatch: false },
  ).pieces;
}

function unescape(html: string): string {
  const signs: Readonly<Record<string, string>> = {
    lt: '<',
    gt: '>',
    amp: '&',
    quot: '"',
    '#39': "'",
    '#x27': "'",
  };
  return html.replace(/&(lt|gt|amp|quot|#39|#x27);/g, (_, name: string) => signs[name]!);
}
