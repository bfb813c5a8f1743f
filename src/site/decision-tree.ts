import { compileDecisionTree, type TreeNode } from '../diagnosis/decision-tree.ts';
import { evidenceOf, modelOf } from '../diagnosis/model.ts';
import type { KnowledgeBase, Library } from '../knowledge/knowledge-base.ts';

/** The tree from the start, and from what each symptom and alert already tells. */
export interface DecisionTree {
  start: TreeNode;
  symptoms: Readonly<Record<string, TreeNode>>;
  /** Those that tell something of the cluster. */
  alerts: Readonly<Record<string, TreeNode>>;
}

/** Compiles every tree of the site. */
export function decisionTreeOf(knowledgeBase: KnowledgeBase): DecisionTree {
  const model = modelOf(knowledgeBase);
  const from = (library: Library<'symptoms'> | Library<'alerts'>) =>
    Object.fromEntries(
      [...library.values()]
        .map((document) => [document.id, evidenceOf(document)] as const)
        .filter(([, evidence]) => Object.keys(evidence).length > 0)
        .map(([id, evidence]) => [id, compileDecisionTree(model, evidence)]),
    );
  return {
    start: compileDecisionTree(model),
    symptoms: from(knowledgeBase.symptoms),
    alerts: from(knowledgeBase.alerts),
  };
}
