/** What to write instead of a name that does not exist: the nearest one where it is close, else some of them. */
export function suggest(name: string, known: Iterable<string>): string {
  const names = [...known]
    .map((each) => ({ each, edits: distance(name, each) }))
    .sort((a, b) => a.edits - b.edits);
  const [nearest] = names;
  if (!nearest) return 'There is none yet.';
  if (nearest.edits <= Math.max(2, Math.floor(nearest.each.length / 4)))
    return `Did you mean "${nearest.each}"?`;
  const some = names.slice(0, 8).map(({ each }) => each);
  return `Use one of: ${some.sort().join(', ')}${names.length > some.length ? ', ...' : '.'}`;
}

/** How many letters must be put in, taken out or changed to make one word the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, change));
    }
    row = next;
  }
  return row[b.length]!;
}
