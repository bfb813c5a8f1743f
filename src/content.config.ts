import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { kinds, schemas, translationSchemas } from './knowledge/schema.ts';

/** Two collections for each folder of content/: the English files, and their translations as `<kind>-ko`. */
export const collections = Object.fromEntries(
  kinds.flatMap((kind) => [
    [
      kind,
      defineCollection({
        loader: glob({ base: `./content/${kind}`, pattern: ['*.mdx', '!*.ko.mdx'], generateId: idOf }),
        schema: schemas[kind],
      }),
    ],
    [
      `${kind}-ko`,
      defineCollection({
        loader: glob({ base: `./content/${kind}`, pattern: '*.ko.mdx', generateId: idOf }),
        schema: translationSchemas[kind],
      }),
    ],
  ]),
);

function idOf({ entry }: { entry: string }): string {
  return entry.replace(/(\.ko)?\.mdx$/, '');
}
