import { existsSync, readFileSync } from 'node:fs';
import type { Code, Root } from 'mdast';
import { type Fence, parseBody, parseMeta } from '../knowledge/body.ts';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

/** Shell fences become `<Command>`, other fences `<Output>`; in a translation, `<Fence id>` is the English fence. */
export function remarkFences() {
  return (tree: Root, file: VFile) => {
    let english: Fence[] | undefined;
    visit(tree, (node, index, parent) => {
      if (index === undefined || !parent) return;
      if (node.type === 'mdxJsxFlowElement' && node.name === 'Fence') {
        const id = node.attributes.find(
          (attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'id',
        )?.value;
        english ??= englishFences(file.path);
        const fence = english.find(({ meta }) => meta['id'] === id);
        if (!fence)
          throw new Error(`${file.path}: the English file has no fence with the id "${String(id)}".`);
        parent.children[index] = elementOf(fence.language, fence.meta, fence.value) as never;
      }
      if (node.type === 'code') {
        parent.children[index] = elementOf(node.lang ?? '', parseMeta(node.meta ?? ''), node.value) as never;
      }
    });
  };
}

function englishFences(translationPath: string): Fence[] {
  const beside = translationPath.replace(/\.ko\.mdx$/, '.mdx');
  // A team may translate anew what it has not written anew.
  const path = existsSync(beside) ? beside : `content/${beside.split(/[\\/]/).slice(-2).join('/')}`;
  const text = readFileSync(path, 'utf8');
  return parseBody(text.replace(/^---[\s\S]*?\n---/, '')).fences;
}

function elementOf(language: Code['lang'], { where, risk }: Record<string, string>, value: string) {
  const isShell = language === 'sh' || language === 'bash' || language === 'shell';
  const attributes = isShell ? { code: value, where, risk } : { code: value };
  return {
    type: 'mdxJsxFlowElement',
    name: isShell ? 'Command' : 'Output',
    attributes: Object.entries(attributes)
      .filter(([, text]) => text !== undefined)
      .map(([name, text]) => ({ type: 'mdxJsxAttribute', name, value: text })),
    children: [],
  };
}
