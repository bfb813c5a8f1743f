import type { APIRoute, GetStaticPaths } from 'astro';
import { type ExportName, exportNames, jsonSchemaOf } from '../../site/exports.ts';

export const getStaticPaths = (() =>
  exportNames.map((name) => ({ params: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => Response.json(jsonSchemaOf(params['name'] as ExportName));
