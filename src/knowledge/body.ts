import GithubSlugger from 'github-slugger';
import type { Nodes, Root } from 'mdast';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

interface Positioned {
  /** Counted from 1, in the file. */
  line: number;
  column: number;
}

export interface Heading extends Positioned {
  depth: number;
  text: string;
  /** The fragment of the heading's address. */
  slug: string;
}

/** A fenced block: a command, or what it prints. */
export interface Fence extends Positioned {
  language: string;
  /** The words after the language, `key=value`. */
  meta: Record<string, string>;
  value: string;
}

/** A component in the prose: `<Check id="..." />`. */
export interface Element extends Positioned {
  name: string;
  attributes: Record<string, string>;
}

export interface Link extends Positioned {
  url: string;
}

/** What the rules and pages need to know of a document's prose. */
export interface Body {
  headings: Heading[];
  fences: Fence[];
  elements: Element[];
  links: Link[];
  /** The prose without its fences: what a translation translates. */
  prose: string;
}

const parser = unified().use(remarkParse).use(remarkMdx);

/** Reads MDX; `text` keeps the frontmatter's lines blank, so that places are places in the file. Throws a VFileMessage. */
export function parseBody(text: string): Body {
  const tree: Root = parser.parse(text);
  const body: Body = { headings: [], fences: [], elements: [], links: [], prose: '' };
  const slugger = new GithubSlugger();
  let prose = text;

  visit(tree, (node) => {
    const at = positionOf(node);
    if (node.type === 'heading') {
      const heading = plainText(node);
      body.headings.push({ ...at, depth: node.depth, text: heading, slug: slugger.slug(heading) });
    } else if (node.type === 'code') {
      body.fences.push({
        ...at,
        language: node.lang ?? '',
        meta: parseMeta(node.meta ?? ''),
        value: node.value,
      });
      const { start, end } = node.position!;
      prose = blank(prose, start.offset!, end.offset!);
    } else if (node.type === 'link' || node.type === 'image') {
      body.links.push({ ...at, url: node.url });
    } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const attributes: Record<string, string> = {};
      for (const attribute of node.attributes) {
        if (attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string') {
          attributes[attribute.name] = attribute.value;
        }
      }
      body.elements.push({ ...at, name: node.name ?? '', attributes });
    }
  });

  body.prose = prose.replace(/\s+/g, ' ').trim();
  return body;
}

/** `where=node risk=reads` -> { where: 'node', risk: 'reads' }; a word alone has an empty value. */
export function parseMeta(meta: string): Record<string, string> {
  const pairs = meta.split(/\s+/).filter(Boolean);
  return Object.fromEntries(
    pairs.map((pair) => {
      const [key = '', ...value] = pair.split('=');
      return [key, value.join('=')];
    }),
  );
}

function positionOf(node: Nodes): Positioned {
  const { line, column } = node.position!.start;
  return { line, column };
}

/** The text of a node without its marks. */
export function plainText(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plainText).join('') : '';
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}
