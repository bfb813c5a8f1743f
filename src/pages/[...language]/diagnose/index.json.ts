import type { APIRoute } from 'astro';
import { knowledgeBase } from '../../../site/library.ts';
import { languagePaths, pageContext } from '../../../site/page.ts';
import { diagnosisIndexOf } from '../../../search/search-index.ts';

export const getStaticPaths = languagePaths;

export const GET: APIRoute = ({ url }) =>
  Response.json(diagnosisIndexOf(knowledgeBase, pageContext(url).language));
