import type { PlaceToRun } from '../knowledge/schema.ts';

/** A command that was run while a cluster failed, and what it printed. */
export interface Run {
  where: PlaceToRun;
  command: string;
  output: string;
  /** The line that says how it ended: `[exit N, S s]`, or `[timed out after S s]`. */
  ending: string;
}

/**
 * Reads the commands recorded at one place: each is a line `$ <command>`, its output, and a line `[exit N, S s]` or
 * `[timed out after S s]`. What stands between them is left out.
 */
export function readRuns(text: string, where: PlaceToRun): Run[] {
  const runs: Run[] = [];
  let command: string | undefined;
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    if (command === undefined) {
      if (line.startsWith('$ ')) command = line.slice(2);
    } else if (/^\[(exit \d+, [\d.]+ s|timed out after [\d.]+ s)[^\]]*\]$/.test(line)) {
      runs.push({ where, command, output: lines.join('\n'), ending: line });
      command = undefined;
      lines = [];
    } else {
      lines.push(line);
    }
  }
  return runs;
}

/** The runs as they are recorded: what `readRuns` reads. */
export function formatRuns(runs: readonly Run[]): string {
  return runs
    .map(({ command, output, ending }) => `$ ${command}\n${output === '' ? '' : `${output}\n`}${ending}\n\n`)
    .join('');
}

/** Where the commands of a recorded file were run, by its name: workstation, cp1, node2, node2-late. */
export function placeOf(name: string): PlaceToRun {
  if (name.startsWith('workstation')) return 'workstation';
  return name.startsWith('cp') ? 'control-plane-node' : 'node';
}
