import { documentAt, libraryOfKind } from '../knowledge-base.ts';
import { suggest } from '../nearest.ts';
import type { Document, Translation } from '../parse.ts';
import type { Place } from '../problem.ts';
import type { Kind } from '../schema.ts';
import type { Rule } from './rule.ts';

interface Reference {
  kind: Kind;
  id: string;
  place: Place;
}

/** Causes, components, related failure modes and what a mitigation mitigates exist; so do `<Check>` and `<Logs>` of bodies. */
export const knownDocument: Rule = {
  name: 'known-document',
  *check(knowledgeBase) {
    const { documents, translations } = knowledgeBase;
    const references = [
      ...documents.flatMap(inFrontmatter),
      ...[...documents, ...translations.values()].flatMap(inBody),
    ];
    for (const { kind, id, place } of references) {
      if (documentAt(knowledgeBase, kind, id)) continue;
      yield {
        place,
        message: `There is no content/${kind}/${id}.mdx.`,
        hint: `Add it, or mend the name. ${suggest(id, libraryOfKind(knowledgeBase, kind).keys())}`,
      };
    }
  },
};

function inFrontmatter(document: Document): Reference[] {
  const each = (kind: Kind, field: string, ids: readonly string[]) =>
    ids.map((id, index) => ({ kind, id, place: document.placeOf([field, index]) }));
  if (document.kind === 'failure-modes') {
    const { causes, components, broader, alike } = document.data;
    return [
      ...each('causes', 'causes', causes),
      ...each('components', 'components', components),
      ...each('failure-modes', 'alike', alike),
      ...(broader === undefined
        ? []
        : [{ kind: 'failure-modes' as const, id: broader, place: document.placeOf(['broader']) }]),
    ];
  }
  if (document.kind === 'alerts')
    return each('failure-modes', 'failureModes', document.data.failureModes ?? []);
  if (document.kind === 'mitigations') {
    return document.data.mitigates.map((relation, index) => {
      const [kind, key, id] =
        'cause' in relation
          ? (['causes', 'cause', relation.cause] as const)
          : (['failure-modes', 'failureMode', relation.failureMode] as const);
      return { kind, id, place: document.placeOf(['mitigates', index, key]) };
    });
  }
  return [];
}

function inBody(document: Document | Translation): Reference[] {
  return document.body.elements.flatMap((element): Reference[] => {
    const place = document.placeAt(element);
    if (element.name === 'Check') return [{ kind: 'checks', id: element.attributes['id'] ?? '', place }];
    if (element.name === 'Logs') {
      return [{ kind: 'components', id: element.attributes['component'] ?? '', place }];
    }
    return [];
  });
}
