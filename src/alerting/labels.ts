import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** The labels that the series of an expression carry: just some, or whatever the metrics have but for some. */
export type Labels = { only: ReadonlySet<string> } | { except: ReadonlySet<string> };

/** Whether series can carry a label. */
export function carries(labels: Labels, label: string): boolean {
  return 'only' in labels ? labels.only.has(label) : !labels.except.has(label);
}

const none: Labels = { only: new Set() };
const any: Labels = { except: new Set() };

/**
 * The labels of an expression's result, by the rules of Prometheus's query language; undefined where the expression
 * cannot be read. Of what metrics carry only the metrics know: there, every label is possible.
 */
export function labelsOf(expression: string): Labels | undefined {
  const tree = parser.parse(expression);
  let isReadable = true;
  tree.iterate({ enter: ({ type }) => void (isReadable &&= !type.isError) });
  const root = tree.topNode.firstChild;
  return isReadable && root ? of(root) : undefined;

  function text({ from, to }: SyntaxNode): string {
    return expression.slice(from, to);
  }

  function of(node: SyntaxNode): Labels {
    switch (node.name) {
      case 'NumberDurationLiteral':
      case 'StringLiteral':
        return none;
      case 'AggregateExpr':
        return ofAggregate(node);
      case 'BinaryExpr':
        return ofBinary(node);
      case 'FunctionCall':
        return ofCall(node);
      case 'VectorSelector':
        return any;
      default: {
        // Parentheses, signs, ranges, offsets and subqueries keep the labels of what they hold.
        const inner = operandsOf(node)[0];
        return inner ? of(inner) : any;
      }
    }
  }

  function ofAggregate(node: SyntaxNode): Labels {
    const modifier = node.getChild('AggregateModifier');
    const operands = operandsOf(node.getChild('FunctionCallBody')!);
    const inner = of(operands.at(-1)!);
    const operator = text(node.getChild('AggregateOp')!);
    // These choose series and leave their labels alone.
    const keeps = ['topk', 'bottomk', 'limitk', 'limit_ratio'].includes(operator);
    const names = modifier ? labelNames(modifier) : new Set<string>();
    const added = operator === 'count_values' ? [text(operands[0]!).slice(1, -1)] : [];
    if (keeps) return inner;
    if (modifier?.getChild('Without')) return withAdded(without(inner, names), added);
    const kept = new Set([...names].filter((name) => carries(inner, name)));
    return withAdded({ only: kept }, added);
  }

  function ofBinary(node: SyntaxNode): Labels {
    const [left, right] = operandsOf(node).map(of) as [Labels, Labels];
    const clause = node.getChild('MatchingModifierClause');
    if (['And', 'Unless'].some((name) => node.getChild(name))) return left;
    if (node.getChild('Or')) return union(left, right);
    const [a, b] = operandsOf(node) as [SyntaxNode, SyntaxNode];
    if (isScalar(a)) return right;
    if (isScalar(b)) return left;
    if (!clause) return left;
    const lists = clause.getChildren('GroupingLabels').map(namesIn);
    const [first = new Set<string>(), second = new Set<string>()] = lists;
    if (clause.getChild('GroupLeft')) return withAdded(left, second);
    if (clause.getChild('GroupRight')) return withAdded(right, second);
    return clause.getChild('On')
      ? { only: new Set([...first].filter((name) => carries(left, name))) }
      : without(left, first);
  }

  function ofCall(node: SyntaxNode): Labels {
    const name = text(node.getChild('FunctionIdentifier')!);
    const operands = operandsOf(node.getChild('FunctionCallBody')!);
    const [first] = operands;
    if (['time', 'vector', 'scalar', 'pi'].includes(name) || !first) return none;
    // Only what the selector itself fixes is known of a series that is not there.
    if (name === 'absent' || name === 'absent_over_time') return { only: equalities(first) };
    const series = operands.find(
      (operand) => !['StringLiteral', 'NumberDurationLiteral'].includes(operand.name),
    );
    const inner = series ? of(series) : none;
    if (name === 'label_replace' || name === 'label_join')
      return withAdded(inner, [text(operands[1]!).slice(1, -1)]);
    return name === 'histogram_quantile' ? without(inner, new Set(['le'])) : inner;
  }

  function isScalar(node: SyntaxNode): boolean {
    if (node.name === 'NumberDurationLiteral') return true;
    if (node.name === 'FunctionCall')
      return ['time', 'scalar', 'pi'].includes(text(node.getChild('FunctionIdentifier')!));
    if (node.name === 'ParenExpr' || node.name === 'UnaryExpr') return operandsOf(node).every(isScalar);
    return node.name === 'BinaryExpr' && operandsOf(node).every(isScalar);
  }

  /** The labels that a selector compares for equality with a value that is not empty. */
  function equalities(node: SyntaxNode): Set<string> {
    const found = new Set<string>();
    node.cursor().iterate((at) => {
      if (at.name !== 'UnquotedLabelMatcher' && at.name !== 'QuotedLabelMatcher') return;
      const [label, operator, value] = [
        at.node.firstChild!,
        at.node.getChild('MatchOp')!,
        at.node.getChild('StringLiteral'),
      ];
      if (text(operator) === '=' && value && text(value).length > 2)
        found.add(text(label).replace(/^["']|["']$/g, ''));
    });
    return found;
  }

  function labelNames(node: SyntaxNode): Set<string> {
    return new Set(node.getChildren('GroupingLabels').flatMap((list) => [...namesIn(list)]));
  }

  function namesIn(list: SyntaxNode): Set<string> {
    return new Set(list.getChildren('LabelName').map(text));
  }
}

/** The parts of a node that are expressions themselves. */
function operandsOf(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (/(Expr|Selector|Call|Literal)$/.test(child.name)) found.push(child);
  }
  return found;
}

function without(labels: Labels, names: ReadonlySet<string>): Labels {
  if ('only' in labels) return { only: new Set([...labels.only].filter((name) => !names.has(name))) };
  return { except: new Set([...labels.except, ...names]) };
}

function withAdded(labels: Labels, names: Iterable<string>): Labels {
  const added = new Set(names);
  if ('only' in labels) return { only: new Set([...labels.only, ...added]) };
  return { except: new Set([...labels.except].filter((name) => !added.has(name))) };
}

function union(a: Labels, b: Labels): Labels {
  if ('only' in a) return 'only' in b ? { only: new Set([...a.only, ...b.only]) } : withAdded(b, a.only);
  if ('only' in b) return withAdded(a, b.only);
  return { except: new Set([...a.except].filter((name) => b.except.has(name))) };
}
