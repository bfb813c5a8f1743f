import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { teamCopy, teamFolder } from './site/configuration.ts';
import { kinds, schemas, translationSchemas } from './knowledge/schema.ts';

/**
 * Two collections for each folder of content/: the English files, and their translations as `<kind>-ko`; and the same of a
 * team's own, `team-<kind>`.
 */
export const collections = Object.fromEntries(
  [
    { prefix: '', folder: './content' },
    ...(teamFolder === undefined ? [] : [{ prefix: 'team-', folder: `./${teamCopy}` }]),
  ].flatMap(({ prefix, folder }) =>
    kinds.flatMap((kind) => [
      [
        prefix + kind,
        defineCollection({
          loader: glob({ base: `${folder}/${kind}`, pattern: ['*.mdx', '!*.ko.mdx'], generateId: idOf }),
          schema: z.preprocess(asWritten, schemas[kind]),
        }),
      ],
      [
        `${prefix}${kind}-ko`,
        defineCollection({
          loader: glob({ base: `${folder}/${kind}`, pattern: '*.ko.mdx', generateId: idOf }),
          schema: translationSchemas[kind],
        }),
      ],
    ]),
  ),
);

function idOf({ entry }: { entry: string }): string {
  return entry.replace(/(\.ko)?\.mdx$/, '');
}

/** Astro's YAML makes dates of days; the schema has them as they are written. */
function asWritten(data: unknown): unknown {
  const fields = Object.entries(data as Record<string, unknown>);
  return Object.fromEntries(
    fields.map(([name, value]) => [name, value instanceof Date ? value.toISOString().slice(0, 10) : value]),
  );
}
