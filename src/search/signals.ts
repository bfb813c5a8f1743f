import type { Evidence } from '../diagnosis/model.ts';
import { lineFor } from '../matching/answers.ts';
import { compileExpression } from '../matching/expression.ts';
import { type Line, linesOf, withoutNoise } from '../matching/lines.ts';
import { literalOf } from '../matching/literal.ts';
import type { DiagnosisIndex, SearchIndex } from './search-index.ts';

/** What a paste shows. */
export interface Signals {
  /** Signatures that were found, by their number, each with its first line. */
  signatures: Map<number, Line>;
  /** Answers that its lines give: check -> answer. */
  answers: Map<string, { answer: string; line: Line }>;
  /** Lines that mostly mean nothing. */
  benign: Line[];
  /** How many lines there are, and how many were read before the time was up. */
  lines: number;
  read: number;
}

/** Lines at the end of a text. */
const alwaysRead = 500;

interface Expression {
  literal: string;
  pattern: RegExp;
}

/** Looks for everything that is known in a text; made once, then asked as often as one likes. */
export function recogniser(
  index: SearchIndex,
  checks: DiagnosisIndex['checks'],
): (text: string, until?: () => boolean) => Signals {
  const expressions = new Map<string, Expression>();
  const signatures = index.signatures.map(({ match }) => expressionOf(match));
  const telling = Object.entries(checks).flatMap(([check, { answers }]) =>
    Object.entries(answers).flatMap(([answer, { match, tells }]) =>
      tells ? match.map((source) => ({ check, answer, expression: expressionOf(source) })) : [],
    ),
  );

  return (text, until = () => false) => {
    const found: Signals = { signatures: new Map(), answers: new Map(), benign: [], lines: 0, read: 0 };
    const given = new Map<string, Map<string, Line>>();
    const seen = new Set<string>();
    const kept: string[] = [];
    const outputs: { command: string; output: string }[] = [];
    const lines = [...linesOf(text)];
    found.lines = lines.length;
    for (let place = 0; place < lines.length; place += 1) {
      // The last lines of a log are the newest: they are read however little time there is.
      const rest = lines.length - alwaysRead;
      if (place < rest && place % 64 === 0 && until()) {
        place = rest;
        // What the last command printed was not read to its end.
        outputs.pop();
      }
      const line = lines[place]!;
      found.read += 1;
      const typed = commandIn(line);
      if (typed !== undefined) {
        outputs.push({ command: typed, output: '' });
      } else if (outputs.length > 0 && outputs.length <= 50) {
        outputs.at(-1)!.output += `${line}\n`;
      }
      if (line === '') continue;
      const key = withoutNoise(line);
      if (seen.has(key)) continue;
      seen.add(key);
      kept.push(line);
      const lower = line.toLowerCase();
      for (let at = 0; at < signatures.length; at += 1) {
        if (found.signatures.has(at) || !lower.includes(signatures[at]!.literal)) continue;
        const here = lineAt(line, signatures[at]!);
        if (!here) continue;
        if (index.signatures[at]!.strength === 'benign') found.benign.push(here);
        found.signatures.set(at, here);
      }
      for (const { check, answer, expression } of telling) {
        if (given.get(check)?.has(answer) || !lower.includes(expression.literal)) continue;
        const here = lineAt(line, expression);
        if (!here) continue;
        if (!given.has(check)) given.set(check, new Map());
        given.get(check)!.set(answer, here);
      }
    }

    const whole = kept.join('\n');
    for (const [check, answers] of given) {
      const fitting = [...answers].filter(([answer]) => isComplete(check, answer, whole));
      if (fitting.length === 1) found.answers.set(check, { answer: fitting[0]![0], line: fitting[0]![1] });
    }
    for (const { command: typed, output } of outputs) {
      for (const [check, { command: asked }] of Object.entries(checks)) {
        if (!isSameCommand(typed, asked)) continue;
        const fitting = answersFitting(checks, check, output);
        if (fitting.length === 1) found.answers.set(check, fitting[0]!);
      }
    }
    return found;
  };

  function isComplete(check: string, answer: string, text: string): boolean {
    const { also = [], unless = [] } = checks[check]!.answers[answer]!;
    const finds = (source: string) => expressionOf(source).pattern.test(text);
    return also.every(finds) && !unless.some(finds);
  }

  function expressionOf(source: string): Expression {
    const before = expressions.get(source);
    if (before) return before;
    const made = { literal: literalOf(source), pattern: compileExpression(source) };
    expressions.set(source, made);
    return made;
  }
}

/** The answers of a check that its command's output speaks for, each with the line that gave it away. */
export function answersFitting(
  checks: DiagnosisIndex['checks'],
  check: string,
  output: string,
): { answer: string; line: Line }[] {
  const text = [...linesOf(output)].join('\n');
  return Object.entries(checks[check]!.answers).flatMap(([answer, recognition]) => {
    const line = lineFor(recognition, text);
    return line ? [{ answer, line }] : [];
  });
}

/** The evidence that a paste gives. */
export function evidenceIn({ answers }: Signals): Evidence {
  return Object.fromEntries([...answers].map(([check, { answer }]) => [check, answer]));
}

function lineAt(line: string, { pattern }: Expression): Line | undefined {
  const match = pattern.exec(line);
  return match ? { text: line, start: match.index, end: match.index + match[0].length } : undefined;
}

/** What was typed after a shell's prompt. */
function commandIn(line: string): string | undefined {
  return /^(?:\[?[\w.-]+@[^$#]{1,80}|PS [^>]{1,80}|[~/][^$#\s]{0,80} ?)?[$#>] ?((?:sudo )?(?:kubectl|k|crictl|etcdctl|systemctl|journalctl|curl|ping|kubeadm|oc) .*)$/.exec(
    line,
  )?.[1];
}

const shortNames: Readonly<Record<string, string>> = {
  k: 'kubectl',
  no: 'nodes',
  node: 'nodes',
  po: 'pods',
  pod: 'pods',
  ns: 'namespaces',
  ev: 'events',
  deploy: 'deployments',
};

/** Whether two commands are the same but for their options. */
function isSameCommand(a: string, b: string): boolean {
  const words = (command: string) =>
    command
      .replace(/^sudo /, '')
      .split(/[|;\n]/)[0]!
      .split(/\s+/)
      .filter((word) => /^[a-z]+$/.test(word))
      .map((word) => shortNames[word] ?? word)
      .join(' ');
  const wanted = words(b);
  return wanted.includes(' ') && words(a) === wanted;
}
