import { compileDecisionTree, type TreeNode } from '../diagnosis/decision-tree.ts';
import { modelOf } from '../diagnosis/model.ts';
import type { KnowledgeBase, Library } from '../knowledge/knowledge-base.ts';

/** The tree from the start, and from what each symptom and alert already tells. */
export interface DecisionTree {
  start: TreeNode;
  symptoms: Readonly<Record<string, TreeNode>>;
  alerts: Readonly<Record<string, TreeNode>>;
}

/** Compiles every tree of the site. */
export function decisionTreeOf(knowledgeBase: KnowledgeBase): DecisionTree {
  const model = modelOf(knowledgeBase);
  const from = (library: Library<'symptoms'> | Library<'alerts'>) =>
    Object.fromEntries([...library].map(([id, { data }]) => [id, compileDecisionTree(model, data.evidence)]));
  return {
    start: compileDecisionTree(model),
    symptoms: from(knowledgeBase.symptoms),
    alerts: from(knowledgeBase.alerts),
  };
}
