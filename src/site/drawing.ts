import { isLeaf, type TreeNode } from '../diagnosis/decision-tree.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../knowledge/schema.ts';
import { localize } from '../knowledge/translation.ts';
import { pathOf } from './addresses.ts';
import { documentOf } from './documents.ts';

/** A box of a drawing, in its own units of a CSS pixel; `x` and `y` are of its upper left corner. */
export interface Box {
  x: number;
  y: number;
  height: number;
  /** The answer that leads here; empty at the start. */
  said: string[];
  /** The check's question, or the failure mode's name. */
  lines: string[];
  path: string;
  isEnd: boolean;
}

/** A decision tree as a drawing. */
export interface Drawing {
  width: number;
  height: number;
  boxes: Box[];
  /** From the right edge of a box to the left edge of the next. */
  lines: { from: [x: number, y: number]; to: [x: number, y: number] }[];
}

export const boxWidth = 236;
const gap = { x: 44, y: 14 };
const lineHeight = 18;
const padding = 10;
/** How far below the top of a box lines come and go. */
const entry = 19;
/** About how many Latin letters fit into a line of a box. */
const lineLength = 31;

interface Part {
  said: string;
  title: string;
  path: string;
  parts: Part[];
}

/**
 * Draws a decision tree from left to right, each question beside the shortest way on; answers after which nothing is
 * known are left out.
 */
export function drawTree(knowledgeBase: KnowledgeBase, tree: TreeNode, language: Language): Drawing {
  const boxes: Box[] = [];
  const lines: Drawing['lines'] = [];
  const height = place(partsOf(tree, '')[0]!, 0, 0) - gap.y;
  return { width: Math.max(...boxes.map(({ x }) => x)) + boxWidth, height, boxes, lines };

  /** Places a part and all that follows it; returns where the next may begin. */
  function place({ said, title, path, parts }: Part, depth: number, top: number): number {
    const words = { said: said === '' ? [] : wrapped(said), lines: wrapped(title) };
    const height = (words.said.length + words.lines.length) * lineHeight + 2 * padding;
    const x = depth * (boxWidth + gap.x);
    boxes.push({ x, y: top, height, ...words, path, isEnd: parts.length === 0 });
    let next = top;
    for (const part of parts) {
      lines.push({ from: [x + boxWidth, top + entry], to: [x + boxWidth + gap.x, next + entry] });
      next = place(part, depth + 1, next);
    }
    return Math.max(next, top + height + gap.y);
  }

  function partsOf(node: TreeNode, said: string): Part[] {
    if (isLeaf(node)) {
      return node.failureModes.map((id) => ({
        said,
        title: localize(knowledgeBase, documentOf(knowledgeBase, 'failure-modes', id), language).data.title,
        path: pathOf('failure-modes', id),
        parts: [],
      }));
    }
    const { title, answers } = localize(
      knowledgeBase,
      documentOf(knowledgeBase, 'checks', node.check),
      language,
    ).data;
    const parts = Object.entries(node.answers).flatMap(([answer, next]) =>
      partsOf(next, answers[answer]!.label),
    );
    return [{ said, title, path: pathOf('checks', node.check), parts: joined(parts) }];
  }
}

/** Answers that lead to the same are one way, with the words of both; the shortest ways first, beside their question. */
function joined(parts: readonly Part[]): Part[] {
  const ways = new Map<string, Part>();
  for (const part of parts) {
    const key = JSON.stringify([part.path, part.parts]);
    const before = ways.get(key);
    ways.set(key, before ? { ...before, said: `${before.said} / ${part.said}` } : part);
  }
  return [...ways.values()].sort((a, b) => endsOf(a) - endsOf(b));
}

function endsOf({ parts }: Part): number {
  return parts.length === 0 ? 1 : parts.reduce((sum, part) => sum + endsOf(part), 0);
}

/** A text in lines that fit a box, at most three. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && lengthOf(`${line} ${word}`) <= lineLength)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.length <= 3 ? lines : [...lines.slice(0, 2), `${lines[2]!} …`];
}

/** The length of a text in Latin letters; Korean ones are wider. */
function lengthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/\p{Script=Hangul}/u.test(sign) ? 1.75 : 1), 0);
}
