import { isLeaf, type TreeNode } from '../diagnosis/decision-tree.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../knowledge/schema.ts';
import { localize } from '../knowledge/translation.ts';

const words = {
  en: { none: 'no failure mode of this collection fits' },
  ko: { none: '이 모음의 장애 모드 중에는 맞는 것이 없습니다' },
} as const;

/** A decision tree as lines for a terminal: question, command, answers, and the failure modes they lead to. */
export function treeText(tree: TreeNode, knowledgeBase: KnowledgeBase, language: Language): string {
  return [...linesOf(tree, '')].join('\n');

  function* linesOf(node: TreeNode, indent: string): Generator<string> {
    if (isLeaf(node)) {
      if (node.failureModes.length === 0) yield `${indent}→ (${words[language].none})`;
      for (const id of node.failureModes) {
        const { data } = localize(knowledgeBase, knowledgeBase.failureModes.get(id)!, language);
        yield `${indent}→ ${id}: ${data.title}`;
      }
      return;
    }
    const document = knowledgeBase.checks.get(node.check)!;
    const { data } = localize(knowledgeBase, document, language);
    yield `${indent}? ${data.title}  [${node.check}, ${data.where}]`;
    for (const line of data.command.split('\n')) yield `${indent}  $ ${line}`;
    const answers = Object.entries(node.answers);
    for (const [index, [answer, next]] of answers.entries()) {
      const isLast = index === answers.length - 1;
      yield `${indent}${isLast ? '└─' : '├─'} ${answer}: ${data.answers[answer]?.label ?? ''}`;
      yield* linesOf(next, `${indent}${isLast ? '   ' : '│  '}`);
    }
  }
}
