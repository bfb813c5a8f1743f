import { candidates } from '../../diagnosis/candidates.ts';
import { compileDecisionTree, isLeaf, stepsOf } from '../../diagnosis/decision-tree.ts';
import { answersGiven, type Evidence, evidenceOf, type Model, modelOf } from '../../diagnosis/model.ts';
import { listOf } from '../knowledge-base.ts';
import type { Rule } from './rule.ts';

/** The decision tree leads to every failure mode and can ask for every finding: from the start, and from each symptom and alert that it can be. */
export const reachable: Rule = {
  name: 'reachable',
  presumes: ['yaml', 'schema', 'mdx', 'known-answer', 'known-document', 'acyclic'],
  *check(knowledgeBase) {
    const { failureModes, symptoms, alerts } = knowledgeBase;
    const model = modelOf(knowledgeBase);
    for (const document of failureModes.values()) {
      for (const check of Object.keys(document.data.findings)) {
        const missed = unmetNeed(model, document.id, check);
        if (missed === undefined) continue;
        yield {
          place: document.placeOf(['findings', check]),
          message: `No path leads to the finding "${check}": the check needs "${missed}", which "${document.id}" never gives.`,
          hint: `Take the finding out, or change what the failure mode gives to "${missed.split(':')[0]}".`,
        };
      }
    }
    const fromStart = inLeaves(model, {});
    for (const document of failureModes.values()) {
      if (fromStart.has(document.id)) continue;
      yield {
        place: document.placeOf(['findings']),
        message: `No path of the decision tree leads to "${document.id}".`,
        hint: 'Its findings contradict each other or the needs of the checks that they name; npm run tree shows the paths.',
      };
    }
    for (const document of [...symptoms.values(), ...alerts.values()]) {
      const evidence = evidenceOf(document);
      if (Object.keys(evidence).length === 0) continue;
      const possible = candidates(model, evidence);
      if (possible.length === 0) {
        yield {
          place: document.placeOf(['evidence']),
          message: `No failure mode fits the evidence of "${document.id}".`,
          hint: 'Change the evidence, or add the failure mode that gives these answers.',
        };
      }
      if (document.kind === 'alerts') {
        for (const [index, id] of (document.data.failureModes ?? []).entries()) {
          if (possible.includes(id) || !failureModes.has(id)) continue;
          yield {
            place: document.placeOf(['failureModes', index]),
            message: `"${document.id}" names "${id}", which its own evidence rules out.`,
            hint: 'Take the failure mode out of the list, or widen the evidence.',
          };
        }
      }
      const found = inLeaves(model, evidence);
      for (const id of possible) {
        if (found.has(id)) continue;
        yield {
          place: document.placeOf(['evidence']),
          message: `No path from "${document.id}" leads to "${id}", which fits its evidence.`,
          hint: `Look at the findings of "${id}" for the checks of the evidence and what they need.`,
        };
      }
    }
  },
};

/** What a check needs, however far back, that a failure mode never gives. */
function unmetNeed(model: Model, failureMode: string, check: string): string | undefined {
  for (const [need, allowed] of Object.entries(model.checks[check]?.needs ?? {})) {
    const given = answersGiven(model, failureMode, need);
    if (!listOf(allowed).some((answer) => given.includes(answer)))
      return `${need}: ${listOf(allowed).join(' or ')}`;
    const before = unmetNeed(model, failureMode, need);
    if (before !== undefined) return before;
  }
  return undefined;
}

function inLeaves(model: Model, evidence: Evidence): Set<string> {
  const steps = [...stepsOf(compileDecisionTree(model, evidence))];
  return new Set(steps.flatMap(({ node }) => (isLeaf(node) ? node.failureModes : [])));
}
