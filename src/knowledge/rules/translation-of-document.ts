import { documentAt, libraryOfKind } from '../knowledge-base.ts';
import { suggest } from '../nearest.ts';
import type { Rule } from './rule.ts';

/** Every Korean file translates an English one. */
export const translationOfDocument: Rule = {
  name: 'translation-of-document',
  *check(knowledgeBase) {
    for (const translation of knowledgeBase.translations.values()) {
      if (documentAt(knowledgeBase, translation.kind, translation.id)) continue;
      yield {
        place: translation.placeOf([]),
        message: `There is no content/${translation.kind}/${translation.id}.mdx that this file could translate.`,
        hint: `Rename the file. ${suggest(translation.id, libraryOfKind(knowledgeBase, translation.kind).keys())}`,
      };
    }
  },
};
