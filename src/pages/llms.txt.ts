import type { APIRoute } from 'astro';
import { listKinds } from '../site/exports.ts';
import { addressOf, pathOf } from '../site/addresses.ts';
import { knowledgeBase, siteName } from '../site/library.ts';
import { textsIn } from '../site/texts.ts';

/** The site for readers that are programs: llmstxt.org. */
export const GET: APIRoute = ({ site }) => {
  const t = textsIn('en');
  const at = (path: string) => new URL(addressOf(import.meta.env.BASE_URL, 'en', path), site).href;
  const runbooks = [...knowledgeBase.failureModes.values()].map(
    ({ id, data }) => `- [${data.title}](${at(`/failure-modes/${id}.md`)}): ${data.summary}`,
  );
  const others = listKinds(knowledgeBase).flatMap(({ kind, documents }) => [
    `## ${t.kinds[kind]}`,
    documents.map(({ id, title }) => `- [${title}](${at(pathOf(kind, id))})`).join('\n'),
  ]);
  const text = [
    `# ${siteName('en')}`,
    `> ${t.description}`,
    `## ${t.kinds['failure-modes']}`,
    runbooks.join('\n'),
    '## Data',
    [
      `- [Knowledge base](${at('/knowledge-base.json')}): every document with its facts, English and Korean`,
      `- [Decision tree](${at('/decision-tree.json')}): which check to make next, and where each answer leads`,
      `- [Alerts](${at('/alerts.json')}): evidence, labels and failure modes of each alert`,
      `- [Signatures](${at('/signatures.json')}): lines of logs and errors, and the failure modes they point to`,
    ].join('\n'),
    ...others,
  ];
  return new Response(`${text.join('\n\n')}\n`);
};
