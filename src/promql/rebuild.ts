import { binaryNode, callNode, signed } from './make.js';
import { aggregateNode } from './aggregation.js';
import type { Expr, SelectorNode } from './node.js';
import { rangeOf, subqueryOf } from './vector.js';
import { children, everyNode } from './walk.js';

/** The expression with each selector replaced; parts that do not change stay the same values. */
export function mapSelectors<T extends Expr>(of: T, change: (selector: SelectorNode) => SelectorNode): T {
  const made = new Map<Expr, Expr>();
  for (const node of everyNode(of).toReversed()) {
    if (made.has(node)) continue;
    const own = node.kind === 'selector' ? change(node) : node;
    const parts = children(node);
    const changed = parts.map((part) => made.get(part)!);
    const same = parts.every((part, index) => part === changed[index]);
    made.set(node, same ? (own as Expr) : withChildren(node, changed));
  }
  return made.get(of) as T;
}

function withChildren(of: Expr, parts: readonly Expr[]): Expr {
  switch (of.kind) {
    case 'range':
      return rangeOf(parts[0] as SelectorNode, of.range);
    case 'subquery':
      return subqueryOf({ ...of, of: parts[0]! });
    case 'unary':
      return signed(of.op, parts[0]!);
    case 'call':
      return callNode(of.type, of.name, parts) as Expr;
    case 'aggregate':
      return aggregateNode({ ...of, of: parts.at(-1)!, ...(of.param && { param: parts[0]! }) });
    case 'binary':
      return binaryNode({ ...of, left: parts[0]!, right: parts[1]! }) as Expr;
    default:
      return of;
  }
}
