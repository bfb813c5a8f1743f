import type { APIRoute, GetStaticPaths } from 'astro';
import { languages } from '../../../knowledge/schema.ts';
import { addressOf } from '../../../site/addresses.ts';
import { knowledgeBase } from '../../../site/library.ts';
import { bodyOf } from '../../../site/prose.ts';
import { runbookMarkdown } from '../../../site/runbook-markdown.ts';

export const getStaticPaths = (() =>
  [...knowledgeBase.failureModes.keys()].flatMap((id) =>
    languages.map((language) => ({ params: { language: language === 'en' ? undefined : language, id } })),
  )) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params, site }) => {
  const id = params['id'] ?? '';
  const language = params['language'] === 'ko' ? 'ko' : 'en';
  const document = knowledgeBase.failureModes.get(id)!;
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
