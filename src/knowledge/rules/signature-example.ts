import { finds } from '../../matching/expression.ts';
import type { Rule } from './rule.ts';

/** Every signature finds its own example. */
export const signatureExample: Rule = {
  name: 'signature-example',
  presumes: ['safe-expression'],
  *check({ failureModes }) {
    for (const document of failureModes.values()) {
      for (const [index, { match, example }] of document.data.signatures.entries()) {
        if (finds(match, example)) continue;
        yield {
          place: document.placeOf(['signatures', index, 'example']),
          message: `The signature "${match}" does not find its own example.`,
          hint: 'Change the expression, or show a line that it finds.',
        };
      }
    }
  },
};
