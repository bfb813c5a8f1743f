import { versionOf } from '../translation.ts';
import type { Rule } from './rule.ts';

/** A translation translates the English text as it is now. */
export const currentTranslation: Rule = {
  name: 'current-translation',
  level: 'warning',
  *check({ documents, translations }) {
    for (const document of documents) {
      const translation = translations.get(`${document.kind}/${document.id}`);
      const version = versionOf(document);
      if (!translation || translation.data.translates === version) continue;
      yield {
        place: translation.placeOf(['translates']),
        message: `The English text has changed since the version "${translation.data.translates}" that this translates.`,
        hint: `Read what changed in ${document.placeAt({ line: 1, column: 1 }).path}, mend the translation, then write translates: '${version}'.`,
      };
    }
  },
};
