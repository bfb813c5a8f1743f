import type { Rule } from './rule.ts';

/** Every document has its Korean file. */
export const translated: Rule = {
  name: 'translated',
  level: 'warning',
  *check({ documents, translations }) {
    for (const document of documents) {
      if (translations.has(`${document.kind}/${document.id}`)) continue;
      const place = document.placeOf([]);
      yield {
        place,
        message: `"${document.id}" is not translated to Korean; its Korean page shows the English text.`,
        hint: `Add ${place.path.replace(/\.mdx$/, '.ko.mdx')} with the texts and the prose.`,
      };
    }
  },
};
