import { compileDecisionTree, isLeaf, stepsOf } from '../../diagnosis/decision-tree.ts';
import { modelOf } from '../../diagnosis/model.ts';
import type { Rule } from './rule.ts';

/** Failure modes that end in one leaf of the decision tree declare each other alike. */
export const distinguishable: Rule = {
  name: 'distinguishable',
  presumes: ['yaml', 'schema', 'mdx', 'known-answer', 'acyclic'],
  *check(knowledgeBase) {
    const { failureModes } = knowledgeBase;
    const model = modelOf(knowledgeBase);
    const told = new Set<string>();
    for (const { path, node } of stepsOf(compileDecisionTree(model))) {
      if (!isLeaf(node)) continue;
      for (const [index, a] of node.failureModes.entries()) {
        for (const b of node.failureModes.slice(index + 1)) {
          const [first, second] = [a, b].sort() as [string, string];
          const alike = model.failureModes[first]?.alike.includes(second);
          if ((alike && model.failureModes[second]?.alike.includes(first)) || told.has(`${first} ${second}`))
            continue;
          told.add(`${first} ${second}`);
          const steps = path.map(([check, answer]) => `${check}=${answer}`).join(', ');
          yield {
            place: failureModes.get(first)!.placeOf(['findings']),
            message: `No check tells "${first}" from "${second}" after: ${steps || 'the start'}.`,
            hint: 'Give one of them another finding, add a check that tells them apart, or, where nothing can, name each in "alike" of the other.',
          };
        }
      }
    }
  },
};
