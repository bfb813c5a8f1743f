import { mitigationsOf } from '../knowledge-base.ts';
import type { Rule } from './rule.ts';

/** Every check tells failure modes apart, every component is part of one, every cause leads to one or is mitigated. */
export const noOrphan: Rule = {
  name: 'no-orphan',
  presumes: ['known-answer', 'known-document'],
  *check(knowledgeBase) {
    const { documents, checks, components, causes } = knowledgeBase;
    // What a team has put aside uses them still.
    const failureModes = documents.filter((document) => document.kind === 'failure-modes');
    for (const document of checks.values()) {
      if (failureModes.some(({ data }) => document.id in data.findings)) continue;
      yield {
        place: document.placeOf(['title']),
        message: `The check "${document.id}" is the finding of no failure mode.`,
        hint: 'Name it in the findings of the failure modes that it tells apart, or delete it.',
      };
    }
    for (const document of components.values()) {
      if (failureModes.some(({ data }) => data.components.includes(document.id))) continue;
      yield {
        place: document.placeOf(['title']),
        message: `The component "${document.id}" is part of no failure mode.`,
        hint: 'Name it in the components of a failure mode, or delete it.',
      };
    }
    for (const document of causes.values()) {
      const leads = failureModes.some(({ data }) => data.causes.includes(document.id));
      if (leads || mitigationsOf(knowledgeBase, document).length > 0) continue;
      yield {
        place: document.placeOf(['title']),
        message: `The cause "${document.id}" leads to no failure mode, and nothing mitigates it.`,
        hint: 'Name it in the causes of a failure mode, or delete it.',
      };
    }
  },
};
