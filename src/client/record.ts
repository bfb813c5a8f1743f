/** What the record of a diagnosis tells of one check. */
export interface Step {
  /** The question. */
  title: string;
  /** The command as it was shown, filled where it was filled, and where it runs; undefined for alerts. */
  command?: string;
  where?: string;
  /** The answer, or that the reader could not tell. */
  answer: string;
  /** When it was answered in this browser; undefined for answers that came with the address. */
  at?: Date | undefined;
}

/** One diagnosis, for the incident's channel or ticket. */
export interface DiagnosisRecord {
  title: string;
  /** The address that opens the diagnosis where it stands. */
  address: string;
  progress: string;
  steps: readonly Step[];
  candidates: readonly { title: string; address: string }[];
  ruledOut: readonly { title: string; reason: string }[];
  headings: { checks: string; candidates: string; ruledOut: string };
}

/** The record as Markdown; times in UTC. */
export function markdownOf(record: DiagnosisRecord): string {
  const { title, address, progress, steps, candidates, ruledOut, headings } = record;
  return [
    `## ${title}`,
    `<${address}>`,
    `${progress}.`,
    `### ${headings.checks}`,
    ...steps.map(({ title, command, where = '', answer, at }, index) => {
      const time = at ? ` (${at.toISOString().slice(0, 16).replace('T', ' ')} UTC)` : '';
      const line = `${index + 1}. ${plain(title)} **${plain(answer)}**${time}`;
      return command === undefined ? line : `${line}\n\n${fenced(command, where)}`;
    }),
    `### ${headings.candidates}`,
    candidates.map(({ title, address }) => `- [${plain(title)}](${address})`).join('\n') || '-',
    ...(ruledOut.length > 0
      ? [
          `### ${headings.ruledOut}`,
          ruledOut.map(({ title, reason }) => `- ${plain(title)}: ${plain(reason)}`).join('\n'),
        ]
      : []),
  ]
    .join('\n\n')
    .concat('\n');
}

/** A command in a fence that nothing in it can end, indented as a part of its step. */
function fenced(command: string, where: string): string {
  const longest = Math.max(2, ...(command.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}sh`, `# ${where}`, ...command.split('\n'), fence].map((line) => `   ${line}`).join('\n');
}

/** Text without what Markdown would take for marks. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, '\\$&').replace(/\s+/g, ' ');
}
