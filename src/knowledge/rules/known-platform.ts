import { suggest } from '../nearest.ts';
import type { Document, Translation } from '../parse.ts';
import type { Place } from '../problem.ts';
import type { Rule } from './rule.ts';

/** Platforms are declared in content/platforms.yaml. */
export const knownPlatform: Rule = {
  name: 'known-platform',
  *check({ documents, translations, platforms }) {
    const named = [
      ...documents.flatMap(inFrontmatter),
      ...[...documents, ...translations.values()].flatMap(inBody),
    ];
    for (const { id, place } of named) {
      if (id in platforms.data) continue;
      yield {
        place,
        message: `No platform has the id "${id}".`,
        hint: `Declare it in content/platforms.yaml, or mend the name. ${suggest(id, Object.keys(platforms.data))}`,
      };
    }
  },
};

type Named = { id: string; place: Place };

function inFrontmatter(document: Document): Named[] {
  const keys = (field: string, value: object) =>
    Object.keys(value).map((id) => ({ id, place: document.placeOf([field, id]) }));
  switch (document.kind) {
    case 'checks': {
      const { platforms = [], variants } = document.data;
      return [
        ...platforms.map((id, index) => ({ id, place: document.placeOf(['platforms', index]) })),
        ...keys('variants', variants),
      ];
    }
    case 'components':
      return keys('logs', document.data.logs);
    case 'alerts':
      return keys('falseAlarm', document.data.falseAlarm).filter(({ id }) => id !== 'any');
    default:
      return [];
  }
}

function inBody(document: Document | Translation): Named[] {
  return document.body.elements
    .filter(({ name }) => name === 'On')
    .flatMap((element) =>
      (element.attributes['platforms'] ?? '')
        .split(/\s+/)
        .map((id) => ({ id, place: document.placeAt(element) })),
    );
}
