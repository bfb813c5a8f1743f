/** Walks the diagnosis with recordings of failures: npm run walk -- --help */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { modelOf } from '../src/diagnosis/model.ts';
import { readKnowledgeBase } from '../src/knowledge/check-content.ts';
import { formatRuns, type Run } from '../src/recordings/runs.ts';
import { checksMadeBy, toldBy } from '../src/recordings/told.ts';
import { walk } from '../src/recordings/walk.ts';
import { readContent } from './content.ts';
import { readRecordings } from './recordings.ts';

const help = `npm run walk -- <folder> [--steps] [--trim <folder>]

  <folder>          recordings of failures: <failure>/<variant>/<place>.txt, the staging in the first line of notes.md
  --steps           what was asked on the way, and what the recording answered
  --trim <folder>   writes what the walks use of the recordings, the rest cut, to another folder`;

const { positionals, values } = parseArgs({
  options: { steps: { type: 'boolean' }, trim: { type: 'string' }, help: { type: 'boolean' } },
  allowPositionals: true,
});
const [folder] = positionals;
if (values.help || !folder) {
  console.log(help);
  process.exit(values.help ? 0 : 2);
}

const knowledgeBase = readKnowledgeBase(await readContent('.'));
const model = modelOf(knowledgeBase);
let astray = 0;
for (const recording of readRecordings(folder)) {
  const told = toldBy(
    knowledgeBase,
    recording.files.flatMap(({ runs }) => runs),
  );
  const { steps, candidates } = walk(model, told);
  const [expected] = recording.id.split('/');
  const isFound = candidates.length === 1 && candidates[0] === expected;
  if (!isFound) astray += 1;
  console.log(
    `${isFound ? 'found ' : 'astray'} ${recording.id.padEnd(42)} ${steps.length} checks: ${candidates.join(', ') || 'nothing fits'}`,
  );
  if (values.steps) for (const { check, answer } of steps) console.log(`         ${check}: ${answer}`);
  if (values.trim) {
    const used = new Set([...told.values()].map(({ run }) => run));
    const target = join(values.trim, recording.id);
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'notes.md'), `${recording.staged}\n`);
    for (const { name, runs } of recording.files) {
      const kept = runs.filter((run) => used.has(run)).map(trimmed);
      if (kept.length > 0) writeFileSync(join(target, `${name}.txt`), formatRuns(kept));
    }
  }
}
console.log(`${astray} do not arrive at their failure mode alone.`);

/** A run with its output cut as far as it still tells the same: the middle of its lines, the ends of very long ones. */
function trimmed(run: Run): Run {
  const tells = (each: Run) => {
    const told = toldBy(knowledgeBase, [each]);
    return checksMadeBy(knowledgeBase, each)
      .map((check) => told.get(check)?.answer)
      .join();
  };
  const options = [3, 8, 20].map((kept) => ({ ...run, output: withoutMiddle(run.output, kept) }));
  return options.find((each) => tells(each) === tells(run)) ?? run;
}

function withoutMiddle(output: string, kept: number): string {
  const lines = output.split('\n').map(shortened);
  if (lines.length <= 2 * kept + 1) return lines.join('\n');
  const cut = `[... ${lines.length - 2 * kept} lines cut ...]`;
  return [...lines.slice(0, kept), cut, ...lines.slice(-kept)].join('\n');
}

function shortened(line: string): string {
  const longest = 500;
  return line.length <= longest
    ? line
    : `${line.slice(0, longest)}[... ${line.length - longest} characters cut ...]`;
}
