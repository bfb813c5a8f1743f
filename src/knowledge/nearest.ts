/** What to write instead of a name that does not exist: the nearest one where it is close, else all of them. */
export function suggest(name: string, known: Iterable<string>): string {
  const names = [...known];
  const [nearest] = names
    .map((each) => ({ each, distance: distance(name, each) }))
    .filter(({ each, distance: edits }) => edits <= Math.max(2, Math.floor(each.length / 4)))
    .sort((a, b) => a.distance - b.distance);
  if (nearest) return `Did you mean "${nearest.each}"?`;
  return names.length > 0 ? `Use one of: ${names.join(', ')}.` : 'There is none yet.';
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
