import type { APIRoute } from 'astro';
import { knowledgeBase } from '../../site/library.ts';
import { languagePaths, pageContext } from '../../site/page.ts';
import { settingsOf } from '../../site/settings.ts';

export const getStaticPaths = languagePaths;

export const GET: APIRoute = ({ url }) => Response.json(settingsOf(knowledgeBase, pageContext(url).language));
