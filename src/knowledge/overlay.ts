import { compare } from './problem.ts';
import type { ContentFile } from './parse.ts';

/**
 * Lays a team's own files over the collection's. A file with the path of one of ours takes its place; `<id>.yaml` and
 * `<id>.ko.yaml` change single fields of a document, as `variables.yaml`, `platforms.yaml` and `site.yaml` change single
 * entries of those; addresses are added; everything else is new.
 */
export function withTeam(ours: readonly ContentFile[], team: readonly ContentFile[]): ContentFile[] {
  const files = new Map(ours.map((file) => [file.path, file]));
  const changes = team.filter(({ path }) => path.endsWith('.yaml'));
  for (const file of team)
    if (!changes.includes(file)) files.set(file.path, joined(files.get(file.path), file));
  for (const file of changes) {
    const changed = files.get(changedBy(file.path));
    // A change of nothing stays a file of its own, which the parser complains of.
    if (changed) files.set(changed.path, { ...changed, change: file });
    else files.set(file.path, file);
  }
  return [...files.values()].sort((a, b) => compare(a.path, b.path));
}

/** The file that a file of changes is about. */
function changedBy(path: string): string {
  return /^content\/[^/]+\.yaml$/.test(path) ? path : path.replace(/\.yaml$/, '.mdx');
}

function joined(ours: ContentFile | undefined, team: ContentFile): ContentFile {
  if (!ours || !team.path.endsWith('.txt')) return team;
  const lines = `${ours.text}\n${team.text}`.split('\n').filter((line) => line.trim() !== '');
  return { ...team, text: [...new Set(lines)].sort(compare).join('\n') };
}
