import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { plainText } from '../knowledge/body.ts';

/** The section of a runbook whose checks show that the repair worked. */
const verify = ['Verify', '복구 확인'];

/** Checks that stand under Verify are told so: there the healthy answer counts. */
export function remarkSections() {
  return (tree: Root) => {
    let section = '';
    visit(tree, (node) => {
      if (node.type === 'heading' && node.depth === 2) section = plainText(node);
      if (node.type !== 'mdxJsxFlowElement' || node.name !== 'Check' || !verify.includes(section)) return;
      node.attributes.push({ type: 'mdxJsxAttribute', name: 'mended', value: '' });
    });
  };
}
