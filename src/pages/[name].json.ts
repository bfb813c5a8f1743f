import type { APIRoute, GetStaticPaths } from 'astro';
import { addressOf } from '../site/addresses.ts';
import { type ExportName, exportNames, exportOf, schemaPathOf } from '../site/exports.ts';
import { decisionTree, knowledgeBase } from '../site/library.ts';

export const getStaticPaths = (() =>
  exportNames.map((name) => ({ params: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params, site }) => {
  const name = params['name'] as ExportName;
  const schema = new URL(addressOf(import.meta.env.BASE_URL, 'en', schemaPathOf(name)), site);
  return Response.json(exportOf(name, schema.href, knowledgeBase, decisionTree));
};
