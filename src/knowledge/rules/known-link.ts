import type { KnowledgeBase } from '../knowledge-base.ts';
import { suggest } from '../nearest.ts';
import type { Document, Translation } from '../parse.ts';
import type { Rule } from './rule.ts';

/** Links of bodies lead to content files that exist, and to headings in them. */
export const knownLink: Rule = {
  name: 'known-link',
  *check(knowledgeBase) {
    const { documents, translations } = knowledgeBase;
    const paths = new Set(documents.map(({ path }) => path));
    for (const document of [...documents, ...translations.values()]) {
      for (const link of document.body.links) {
        if (/^[a-z][a-z0-9+.-]*:/i.test(link.url)) continue;
        const place = document.placeAt(link);
        const [file = '', anchor = ''] = link.url.split('#');
        const path = file === '' ? document.path : resolve(document.path, file);
        if (file !== '' && !paths.has(path)) {
          yield {
            place,
            message: `The link "${link.url}" leads to no content file.`,
            hint: `Link by relative file path, such as ../checks/api-server-answers.mdx. ${suggest(path, paths)}`,
          };
          continue;
        }
        const anchors = anchorsOf(knowledgeBase, document, path);
        if (anchor === '' || anchors.includes(anchor)) continue;
        yield {
          place,
          message: `The link "${link.url}" leads to no heading "#${anchor}".`,
          hint: suggest(anchor, anchors),
        };
      }
    }
  },
};

/** The file that a relative path means, seen from a file. */
function resolve(from: string, relative: string): string {
  return new URL(relative, `file:///${from}`).pathname.slice(1);
}

/** The places on the page of a file, in the language of the document that links to it. */
function anchorsOf(
  { documents, translations }: KnowledgeBase,
  from: Document | Translation,
  path: string,
): string[] {
  const target = documents.find((document) => document.path === path);
  const translation = target && translations.get(`${target.kind}/${target.id}`);
  const shown = from.path.endsWith('.ko.mdx') ? (translation ?? target) : (target ?? from);
  return shown?.body.headings.map(({ slug }) => slug) ?? [];
}
