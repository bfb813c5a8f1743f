import type { APIRoute, GetStaticPaths } from 'astro';
import { languages } from '../../../knowledge/schema.ts';
import { isHidden } from '../../../knowledge/knowledge-base.ts';
import { localize } from '../../../knowledge/translation.ts';
import { addressOf } from '../../../site/addresses.ts';
import { documentOf, reachableIds } from '../../../site/documents.ts';
import { languageParam, pageContext } from '../../../site/page.ts';
import { knowledgeBase } from '../../../site/library.ts';
import { bodyOf } from '../../../site/prose.ts';
import { runbookMarkdown } from '../../../site/runbook-markdown.ts';

export const getStaticPaths = (() =>
  reachableIds(knowledgeBase, 'failure-modes').flatMap(({ id, of }) =>
    languages.map((language) => ({ params: { language: languageParam(language), id }, props: { of } })),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<{ of: string }> = async ({ url, props, site }) => {
  const { language, t } = pageContext(url);
  const document = documentOf(knowledgeBase, 'failure-modes', props.of);
  if (isHidden(document)) {
    return new Response(`# ${localize(knowledgeBase, document, language).data.title}\n\n${t.aside}\n`);
  }
  const [english, own] = await Promise.all([bodyOf(document, 'en'), bodyOf(document, language)]);
  return new Response(
    runbookMarkdown(document, {
      knowledgeBase,
      language,
      bodies: { en: english.body ?? '', own: own.body ?? '' },
      addressOf: (path) => new URL(addressOf(import.meta.env.BASE_URL, language, path), site).href,
    }),
  );
};
