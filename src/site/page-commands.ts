import { isLeaf, stepsOf, type TreeNode } from '../diagnosis/decision-tree.ts';
import { isShell } from '../knowledge/commands.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Document } from '../knowledge/parse.ts';
import type { Check, Component } from '../knowledge/schema.ts';

/** Every command that a check shows. */
export function checkCommands({ prepare, command, cleanup, variants }: Check): string[] {
  const own = [prepare, command, cleanup].filter((each) => each !== undefined);
  return [...own, ...Object.values(variants).map((variant) => variant.command)];
}

/** Every command that reads a component's logs. */
export function logCommands({ logs }: Pick<Component, 'logs'>): string[] {
  return Object.values(logs).flatMap((commands) => commands.map(({ command }) => command));
}

/** Every command in a document's body: its fences, and those of the checks and logs that it shows. */
export function bodyCommands({ checks, components }: KnowledgeBase, { body }: Document): string[] {
  const shown = body.elements.flatMap(({ name, attributes }) => {
    const check = name === 'Check' ? checks.get(attributes['id'] ?? '') : undefined;
    const component = name === 'Logs' ? components.get(attributes['component'] ?? '') : undefined;
    return [...(check ? checkCommands(check.data) : []), ...(component ? logCommands(component.data) : [])];
  });
  return [...body.fences.filter(isShell).map(({ value }) => value), ...shown];
}

/** Every command of the checks that a decision tree asks for. */
export function treeCommands({ checks }: Pick<KnowledgeBase, 'checks'>, tree: TreeNode): string[] {
  const asked = [...stepsOf(tree)].flatMap(({ node }) => (isLeaf(node) ? [] : [node.check]));
  return [...new Set(asked)].flatMap((id) => checkCommands(checks.get(id)!.data));
}
