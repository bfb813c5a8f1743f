import { candidates, weightOf } from './candidates.ts';
import type { Evidence, Model } from './model.ts';
import { type Circumstances, nextCheck, possibleAnswers } from './next-check.ts';

/** A question of the tree, with what follows each of its answers. */
export interface Question {
  check: string;
  answers: Readonly<Record<string, TreeNode>>;
}

/** An end of the tree: the failure modes that fit, most likely first; none where the collection knows of none. */
export interface Leaf {
  failureModes: readonly string[];
}

export type TreeNode = Question | Leaf;

/** A node, and the answers that lead to it from the start. */
export interface Step {
  path: readonly (readonly [check: string, answer: string])[];
  node: TreeNode;
}

export function isLeaf(node: TreeNode): node is Leaf {
  return 'failureModes' in node;
}

/** The diagnosis unrolled: every way that the answers can go, from the evidence on. */
export function compileDecisionTree(
  model: Model,
  evidence: Evidence = {},
  circumstances: Circumstances = {},
): TreeNode {
  const check = nextCheck(model, evidence, circumstances);
  if (check === undefined) return { failureModes: candidates(model, evidence) };
  const answers = possibleAnswers(model, evidence, check).map((answer) => [
    answer,
    compileDecisionTree(model, { ...evidence, [check]: answer }, circumstances),
  ]);
  return { check, answers: Object.fromEntries(answers) };
}

/** Every node of the tree, the root first, each before what follows it. */
export function* stepsOf(node: TreeNode, path: Step['path'] = []): Generator<Step> {
  yield { path, node };
  if (isLeaf(node)) return;
  for (const [answer, next] of Object.entries(node.answers)) {
    yield* stepsOf(next, [...path, [node.check, answer]]);
  }
}

/** How much a tree asks of its readers, failure modes weighted by their frequency. */
export interface TreeCost {
  /** Checks until a leaf that names the failure mode. */
  expectedChecks: number;
  /** Minutes until then. */
  expectedEffort: number;
  depth: number;
  leaves: number;
}

/** Measures a tree; where several answers lead to a failure mode, each is as likely as the next. */
export function measure(model: Model, tree: TreeNode): TreeCost {
  const reached = new Map<string, { checks: number; effort: number; leaves: number }>();
  let depth = 0;
  let leaves = 0;
  for (const { path, node } of stepsOf(tree)) {
    if (!isLeaf(node)) continue;
    depth = Math.max(depth, path.length);
    leaves += 1;
    const effort = path.reduce((sum, [check]) => sum + model.checks[check]!.effort, 0);
    for (const id of node.failureModes) {
      const sum = reached.get(id) ?? { checks: 0, effort: 0, leaves: 0 };
      reached.set(id, {
        checks: sum.checks + path.length,
        effort: sum.effort + effort,
        leaves: sum.leaves + 1,
      });
    }
  }
  const total = [...reached.keys()].reduce((sum, id) => sum + weightOf(model, id), 0);
  const expected = (of: 'checks' | 'effort') =>
    [...reached].reduce((sum, [id, at]) => sum + (weightOf(model, id) / total) * (at[of] / at.leaves), 0);
  return { expectedChecks: expected('checks'), expectedEffort: expected('effort'), depth, leaves };
}
