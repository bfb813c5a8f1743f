import { compileDecisionTree, measure } from '../../diagnosis/decision-tree.ts';
import { evidenceOf, modelOf } from '../../diagnosis/model.ts';
import type { Rule } from './rule.ts';

/** Checks that a diagnosis may be expected to take: from nothing, and from what a symptom or an alert tells. */
const most = { start: 6, evidence: 4 };

/** A diagnosis is expected to take few checks, from the start and from each symptom and alert. */
export const shortDiagnosis: Rule = {
  name: 'short-diagnosis',
  level: 'warning',
  presumes: ['yaml', 'schema', 'mdx', 'known-answer', 'known-document', 'acyclic', 'reachable'],
  *check(knowledgeBase) {
    const { failureModes, symptoms, alerts } = knowledgeBase;
    const model = modelOf(knowledgeBase);
    const [first] = failureModes.values();
    const fromStart = measure(model, compileDecisionTree(model)).expectedChecks;
    if (first && fromStart > most.start) {
      yield {
        place: first.placeOf(['findings']),
        message: `The diagnosis is expected to take ${fromStart.toFixed(1)} checks from the start; more than ${most.start} are too many.`,
        hint: 'Add a check that divides many failure modes, or answers to one that few give.',
      };
    }
    for (const document of [...symptoms.values(), ...alerts.values()]) {
      const evidence = evidenceOf(document);
      if (Object.keys(evidence).length === 0) continue;
      const { expectedChecks } = measure(model, compileDecisionTree(model, evidence), evidence);
      if (expectedChecks <= most.evidence) continue;
      yield {
        place: document.placeOf(['evidence']),
        message: `The diagnosis from "${document.id}" is expected to take ${expectedChecks.toFixed(1)} checks; more than ${most.evidence} are too many.`,
        hint:
          document.kind === 'alerts'
            ? 'Say more in "evidence", or name the "failureModes" that make the alert fire.'
            : 'Say more in "evidence".',
      };
    }
  },
};
