import type { Document } from '../parse.ts';
import type { Rule } from './rule.ts';

/** No failure mode is broader than itself, and no check needs itself, however long the way around. */
export const acyclic: Rule = {
  name: 'acyclic',
  *check({ failureModes, checks }) {
    for (const document of failureModes.values()) {
      const broader = (id: string) => [failureModes.get(id)?.data.broader ?? []].flat();
      yield* cycleThrough(document, 'broader', broader);
    }
    for (const document of checks.values()) {
      const needs = (id: string) => Object.keys(checks.get(id)?.data.needs ?? {});
      yield* cycleThrough(document, 'needs', needs);
    }
  },
};

function* cycleThrough(document: Document, field: string, next: (id: string) => string[]) {
  const cycle = pathTo(document.id, document.id, next);
  // Told once, at its first document.
  if (!cycle || cycle.some((id) => id < document.id)) return;
  yield {
    place: document.placeOf([field]),
    message: `"${field}" goes in a circle: ${[document.id, ...cycle].join(' -> ')}.`,
    hint: 'Take one of these relations out.',
  };
}

function pathTo(from: string, to: string, next: (id: string) => string[]): string[] | undefined {
  const paths = next(from).map((id) => [id]);
  const seen = new Set<string>();
  for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
    const id = path.at(-1)!;
    if (id === to) return path;
    if (seen.has(id)) continue;
    seen.add(id);
    paths.push(...next(id).map((each) => [...path, each]));
  }
  return undefined;
}
