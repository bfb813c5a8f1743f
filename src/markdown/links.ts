import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { Kind } from '../knowledge/schema.ts';
import { addressOf, pathOf } from '../site/addresses.ts';

/** Links to content files, which editors can follow, become the addresses of their pages. */
export function remarkLinks({ base }: { base: string }) {
  return (tree: Root, file: VFile) => {
    const [kind = '', name = ''] = file.path.split(/[\\/]/).slice(-2);
    const language = name.endsWith('.ko.mdx') ? 'ko' : 'en';
    visit(tree, 'link', (node) => {
      const match = /^(?:\.\.\/([a-z-]+)\/|(?:\.\/)?)([A-Za-z0-9-]+)\.mdx(#.*)?$/.exec(node.url);
      if (!match) return;
      const [, folder = kind, id = '', anchor = ''] = match;
      node.url = addressOf(base, language, pathOf(folder as Kind, id)) + anchor;
    });
  };
}
