import type { Expr, Scalar, SelectorNode } from './node.js';

/** The expressions directly inside one; windows and offsets are not among them. */
export function children(of: Expr): readonly Expr[] {
  switch (of.kind) {
    case 'range':
      return [of.selector as Expr];
    case 'subquery':
    case 'unary':
      return [of.of];
    case 'call':
      return of.args;
    case 'aggregate':
      return of.param ? [of.param, of.of] : [of.of];
    case 'binary':
      return [of.left, of.right];
    default:
      return [];
  }
}

/** An expression and everything inside it, each before what it holds, in the order of the text. */
export function everyNode(of: Expr): Expr[] {
  const found: Expr[] = [];
  const open: Expr[] = [of];
  for (let node = open.pop(); node; node = open.pop()) {
    found.push(node);
    open.push(...children(node).toReversed());
  }
  return found;
}

/** Every selector, in the order of the text. */
export function selectorsIn(of: Expr): SelectorNode[] {
  return everyNode(of).filter((node) => node.kind === 'selector');
}

/** The lengths of time at one node: its range, step and offset. */
export function windowsOf(of: Expr): readonly Scalar[] {
  const windows = [
    of.kind === 'range' || of.kind === 'subquery' ? of.range : undefined,
    of.kind === 'subquery' ? of.step : undefined,
    of.kind === 'selector' || of.kind === 'subquery' ? of.shift : undefined,
  ];
  return windows.filter((window) => window !== undefined);
}

/** The nodes that are, or hold, what the test finds; `nodes` in the order of `everyNode`. */
export function holding(nodes: readonly Expr[], test: (node: Expr) => boolean): ReadonlySet<Expr> {
  const found = new Set<Expr>();
  for (const node of nodes.toReversed()) {
    if (test(node) || children(node).some((child) => found.has(child))) found.add(node);
  }
  return found;
}
