import { type KnowledgeBase, listOf } from '../knowledge/knowledge-base.ts';
import type { Check, PlaceToRun } from '../knowledge/schema.ts';
import { answersIn } from '../matching/answers.ts';
import type { Run } from './runs.ts';

/** What the recording of one failure tells of a check, and the run that told it. */
export interface Told {
  answer: string;
  run: Run;
}

/** The checks that a run makes: those with its command, on any platform and with any values for the variables. */
export function checksMadeBy({ checks }: Pick<KnowledgeBase, 'checks'>, run: Run): string[] {
  const command = withoutQuotes(run.command);
  return [...checks.values()].flatMap(({ id, data }) =>
    formsOf(data).some(({ where, pattern }) => isSamePlace(where, run.where) && pattern.test(command))
      ? [id]
      : [],
  );
}

/**
 * What the runs tell of each check. Runs of one command that differ were made for several nodes, pods or times: readers
 * ask for the one that is in trouble, so the answer counts that the fewest failure modes give, and of equals the last.
 */
export function toldBy(
  knowledgeBase: Pick<KnowledgeBase, 'checks' | 'failureModes'>,
  runs: readonly Run[],
): Map<string, Told> {
  const told = new Map<string, Told>();
  for (const run of runs) {
    for (const id of checksMadeBy(knowledgeBase, run)) {
      const answer = answerOf(knowledgeBase.checks.get(id)!.data, run);
      if (answer === undefined) continue;
      const before = told.get(id);
      if (before && givers(knowledgeBase, id, before.answer) < givers(knowledgeBase, id, answer)) continue;
      told.set(id, { answer, run });
    }
  }
  return told;
}

/** The one answer that a run gives; undefined where it gives none, or more than one. */
function answerOf(check: Check, { output, ending }: Run): string | undefined {
  if (ending.startsWith('[timed out') && output.trim() === '') return check.hangs;
  const [answer, ...others] = answersIn(check, output);
  return others.length > 0 ? undefined : answer;
}

/** How many failure modes give an answer. */
function givers(
  { checks, failureModes }: Pick<KnowledgeBase, 'checks' | 'failureModes'>,
  check: string,
  answer: string,
): number {
  const { otherwise, answers } = checks.get(check)!.data;
  return [...failureModes.values()].filter(({ data }) =>
    listOf(data.findings[check] ?? otherwise ?? Object.keys(answers)).includes(answer),
  ).length;
}

interface Form {
  where: PlaceToRun;
  pattern: RegExp;
}

const forms = new WeakMap<Check, Form[]>();

/** The ways in which a check's command can be written, as patterns of a command line. */
function formsOf(check: Check): Form[] {
  const before = forms.get(check);
  if (before) return before;
  const all = [check, ...Object.values(check.variants)].map(({ where = check.where, command }) => ({
    where,
    pattern: new RegExp(
      `^${withoutQuotes(command)
        .split(/\$\{?[A-Z][A-Z0-9_]*\}?/)
        .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('\\S+')}$`,
    ),
  }));
  forms.set(check, all);
  return all;
}

function withoutQuotes(command: string): string {
  return command.replace(/["']/g, '').replace(/\s+/g, ' ').trim();
}

/** Whether what was run at one place tells what would be seen at another: only on a node is it another thing. */
function isSamePlace(a: PlaceToRun, b: PlaceToRun): boolean {
  return a === b || (a !== 'node' && b !== 'node');
}
