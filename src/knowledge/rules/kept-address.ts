import type { KnowledgeBase } from '../knowledge-base.ts';
import { compare } from '../problem.ts';
import { kinds } from '../schema.ts';
import type { Rule } from './rule.ts';

/** Every address that was ever published is still that of a document, or of an alias; the list is sorted, each once. */
export const keptAddress: Rule = {
  name: 'kept-address',
  *check(knowledgeBase) {
    const { addresses } = knowledgeBase;
    const current = new Set(documentAddresses(knowledgeBase));
    for (const [index, { address, place }] of addresses.entries()) {
      const before = addresses[index - 1]?.address;
      if (before !== undefined && compare(before, address) >= 0) {
        yield {
          place,
          message: `"${address}" stands ${before === address ? 'twice' : `after "${before}"`} in the list.`,
          hint: 'Keep the list sorted, each address once.',
        };
      }
      const page = address.replace(/^\/ko\//, '/').replace(/\.md$/, '/');
      if (!isDocumentAddress(page) || current.has(page)) continue;
      yield {
        place,
        message: `The published address "${address}" has no document any more.`,
        hint: 'Bring the document back, or name the old id in "aliases" of the one that replaces it.',
      };
    }
  },
};

function isDocumentAddress(address: string): boolean {
  const [, folder = '', id = ''] = address.split('/');
  return id !== '' && (folder === 'runbooks' || (kinds as readonly string[]).includes(folder));
}

/** The addresses of documents and of their aliases, in English. */
export function* documentAddresses({ documents }: KnowledgeBase): Generator<string> {
  for (const document of documents) {
    for (const name of [document.id, ...document.data.aliases]) {
      const id = document.kind === 'alerts' ? name.toLowerCase() : name;
      yield `/${document.kind}/${id}/`;
      if (document.kind === 'alerts') yield `/runbooks/${document.data.group}/${id}`;
    }
  }
}
