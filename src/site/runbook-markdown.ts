import type { BlockContent, DefinitionContent, Nodes, Root, RootContent } from 'mdast';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { parseMeta } from '../knowledge/body.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Document } from '../knowledge/parse.ts';
import type { Kind, Language, PlaceToRun, Risk } from '../knowledge/schema.ts';
import { localize } from '../knowledge/translation.ts';
import { pathOf } from './addresses.ts';
import { unfilledCommand } from './commands.ts';
import { documentOf, entryOf } from './documents.ts';
import { preventionOf } from './related.ts';
import { textsIn } from './texts.ts';

interface Context {
  knowledgeBase: KnowledgeBase;
  language: Language;
  /** The bodies of the English file and of the file in the language, as written. */
  bodies: { en: string; own: string };
  /** Makes a path of the site an address. */
  addressOf: (path: string) => string;
}

const parser = unified().use(remarkParse).use(remarkMdx);
const printer = unified().use(remarkStringify, { bullet: '-', rule: '-' });

/** A runbook as plain Markdown: every command spelled out, with where it runs and what it risks. */
export function runbookMarkdown(document: Document<'failure-modes'>, context: Context): string {
  const { knowledgeBase, language, bodies, addressOf } = context;
  const { data } = localize(knowledgeBase, document, language);
  const t = textsIn(language);
  const list = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n');
  const sections = [
    `# ${data.title}`,
    data.summary,
    `## ${t.runbook.effects}`,
    list(data.effects),
    bodyMarkdown(context, bodies),
    `## ${t.runbook.prevent}`,
    list(
      preventionOf(knowledgeBase, document, language).map(({ mitigation, when }) => {
        const { title, path } = entryOf(
          knowledgeBase,
          documentOf(knowledgeBase, 'mitigations', mitigation),
          language,
        );
        return `[${title}](${addressOf(path)})${when === undefined ? '' : `: ${when}`}`;
      }),
    ),
    `## ${t.runbook.escalate}`,
    list(data.escalate),
    `## ${t.runbook.signatures}`,
    list(data.signatures.map(({ match, from }) => `\`${match}\` (${from})`)),
    `## ${t.runbook.sources}`,
    list(data.sources),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

function bodyMarkdown(context: Context, { en, own }: Context['bodies']): string {
  const fences = new Map<string, RootContent[]>();
  for (const node of parser.parse(en).children.flatMap(descendants)) {
    if (node.type !== 'code') continue;
    const id = parseMeta(node.meta ?? '')['id'];
    if (id) fences.set(id, spellOut(context, node, fences));
  }
  const tree: Root = parser.parse(own);
  return printer.stringify({
    ...tree,
    children: tree.children.flatMap((node) => spellOut(context, node, fences)),
  });
}

function descendants(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(descendants) : [])];
}

/** What a node of the body reads like without the site's components. */
function spellOut(
  context: Context,
  node: RootContent,
  fences: ReadonlyMap<string, RootContent[]>,
): RootContent[] {
  const { knowledgeBase, language, addressOf } = context;
  const t = textsIn(language);
  if (node.type === 'code') {
    const { where, risk } = parseMeta(node.meta ?? '');
    if (!where || !risk) return [{ ...node, meta: null }];
    return command(context, node.value, where as PlaceToRun, risk as Risk);
  }
  if (node.type === 'link') {
    const match = /^(?:\.\.\/([a-z-]+)\/)?([A-Za-z0-9-]+)\.mdx(#.*)?$/.exec(node.url);
    if (!match) return [node];
    const [, kind = 'failure-modes', id = '', anchor = ''] = match;
    return [{ ...node, url: addressOf(pathOf(kind as Kind, id)) + anchor }];
  }
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
    const attributes = Object.fromEntries(
      node.attributes.flatMap((each) =>
        each.type === 'mdxJsxAttribute' ? [[each.name, String(each.value)]] : [],
      ),
    );
    const id = attributes['id'] ?? '';
    if (node.name === 'Fence') return fences.get(id) ?? [];
    if (node.name === 'Check') {
      const document = knowledgeBase.checks.get(id);
      if (!document) return [];
      const { data } = localize(knowledgeBase, document, language);
      return [
        paragraph(data.title),
        ...(data.prepare ? command(context, data.prepare, data.where, data.risk) : []),
        ...command(context, data.command, data.where, data.risk),
        ...Object.entries(data.variants).flatMap(([platform, variant]) => [
          paragraph(`${knowledgeBase.platforms.data[platform]?.title[language] ?? platform}:`),
          ...command(context, variant.command, variant.where ?? data.where, data.risk),
        ]),
        ...(data.cleanup ? command(context, data.cleanup, data.where, data.risk) : []),
        listOf(Object.values(data.answers).map(({ label }) => label)),
      ];
    }
    if (node.name === 'Logs') {
      const logs = knowledgeBase.components.get(attributes['component'] ?? '')?.data.logs ?? {};
      return Object.entries(logs).flatMap(([platform, commands]) => [
        paragraph(`${knowledgeBase.platforms.data[platform]?.title[language] ?? platform}:`),
        ...commands.flatMap((log) => command(context, log.command, log.where, 'reads')),
      ]);
    }
    if (node.name === 'On') {
      const platforms = (attributes['platforms'] ?? '').split(/\s+/);
      const titles = platforms.map((id) => knowledgeBase.platforms.data[id]?.title[language] ?? id);
      return [
        paragraph(`${titles.join(', ')}:`),
        ...node.children.flatMap((child) => spellOut(context, child as RootContent, fences)),
      ];
    }
    return node.children.flatMap((child) => spellOut(context, child as RootContent, fences));
  }
  if (!('children' in node)) return [node];
  const children = node.children.flatMap((child) => spellOut(context, child as RootContent, fences));
  return [{ ...node, children } as RootContent];

  function paragraph(value: string): BlockContent {
    return { type: 'paragraph', children: [{ type: 'text', value }] };
  }
  function command({ knowledgeBase: { variables } }: Context, code: string, where: PlaceToRun, risk: Risk) {
    const value = unfilledCommand(code, variables.data);
    return [paragraph(`${t.where[where]}. ${t.risk[risk]}.`), { type: 'code', lang: 'sh', value } as const];
  }
  function listOf(items: readonly string[]): BlockContent {
    const children = items.map((item) => ({
      type: 'listItem' as const,
      spread: false,
      children: [paragraph(item)] as (BlockContent | DefinitionContent)[],
    }));
    return { type: 'list', ordered: false, spread: false, children };
  }
}
