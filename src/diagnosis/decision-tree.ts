import { answered, indexed, namesOf, singles, type State, stateOf } from './indexed.ts';
import type { Evidence, Model } from './model.ts';
import { type Circumstances, chooserOf } from './next-check.ts';

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

const compilers = new WeakMap<Model, Map<string, (state: State) => TreeNode>>();

/** The diagnosis unrolled: every way that the answers can go, from the evidence on. */
export function compileDecisionTree(
  model: Model,
  evidence: Evidence = {},
  circumstances: Circumstances = {},
): TreeNode {
  const known = compilers.get(model) ?? new Map<string, (state: State) => TreeNode>();
  compilers.set(model, known);
  const key = JSON.stringify(circumstances);
  const nodeOf = known.get(key) ?? compiler(model, circumstances);
  known.set(key, nodeOf);
  return nodeOf(stateOf(model, evidence));
}

/** What follows a state; states that different starts lead to are worked out once. */
function compiler(model: Model, circumstances: Circumstances): (state: State) => TreeNode {
  const index = indexed(model);
  const choose = chooserOf(model, circumstances);
  const nodes = new Map<string, TreeNode>();
  return nodeOf;

  function nodeOf(state: State): TreeNode {
    const key = `${state.known.join()} ${state.open.join()}`;
    const before = nodes.get(key);
    if (before) return before;
    const node = unrolled(state);
    nodes.set(key, node);
    return node;
  }

  function unrolled(state: State): TreeNode {
    const check = choose(state);
    if (check === undefined) return { failureModes: namesOf(index, state) };
    const answers = singles(state.known[check]!).map((answer) => [
      index.answers[check]![31 - Math.clz32(answer)]!,
      nodeOf(answered(index, state, check, answer)),
    ]);
    return { check: index.checks[check]!, answers: Object.fromEntries(answers) as Question['answers'] };
  }
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

/** Measures a tree that starts from the evidence; a failure mode that can give several answers gives each as often as the next. */
export function measure(model: Model, tree: TreeNode, evidence: Evidence = {}): TreeCost {
  const index = indexed(model);
  const start = stateOf(model, evidence);
  const total = start.weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const cost = { expectedChecks: 0, expectedEffort: 0, depth: 0, leaves: 0 };
  visit(tree, start, 0);
  return cost;

  function visit(node: TreeNode, state: State, depth: number): void {
    if (isLeaf(node)) {
      cost.leaves += 1;
      cost.depth = Math.max(cost.depth, depth);
      return;
    }
    const share = state.weights.reduce((sum, weight) => sum + weight, 0) / total;
    cost.expectedChecks += share;
    cost.expectedEffort += share * model.checks[node.check]!.effort;
    const check = index.checks.indexOf(node.check);
    for (const [answer, next] of Object.entries(node.answers)) {
      visit(next, answered(index, state, check, 1 << index.answers[check]!.indexOf(answer)), depth + 1);
    }
  }
}
