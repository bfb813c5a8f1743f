import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { placeOf, readRuns, type Run } from '../src/recordings/runs.ts';

/** What was recorded of one failure. */
export interface Recording {
  /** Its folder, `<failure>/<variant>`. */
  id: string;
  /** How it was staged, in a line. */
  staged: string;
  /** The recorded files by name, in the order in which they were made. */
  files: { name: string; runs: Run[] }[];
}

/** Reads all recordings below a folder: `<failure>/<variant>/<place>.txt`, the staging in `notes.md`. */
export function readRecordings(root: string): Recording[] {
  const folders = new Set(globSync('**/*.txt', { cwd: root }).map((path) => dirname(path)));
  return [...folders].sort().map((id) => ({
    id: id.replaceAll('\\', '/'),
    staged: readFileSync(join(root, id, 'notes.md'), 'utf8').split('\n')[0]!,
    files: globSync('*.txt', { cwd: join(root, id) })
      .map((path) => basename(path, '.txt'))
      // What was done to recover is no part of the failure.
      .filter((name) => name !== 'recovery')
      .sort((a, b) => timeOf(a) - timeOf(b) || (a < b ? -1 : 1))
      .map((name) => ({
        name,
        runs: readRuns(readFileSync(join(root, id, `${name}.txt`), 'utf8'), placeOf(name)),
      })),
  }));
}

/** A file's time beside the others of its recording: some were made earlier, some later. */
function timeOf(name: string): number {
  if (name.endsWith('-early')) return 0;
  return name.endsWith('-late') ? 2 : 1;
}
