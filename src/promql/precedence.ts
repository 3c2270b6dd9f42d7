import type { BinaryNode, BinaryOperator, Expr } from './node.js';

const levels: readonly (readonly BinaryOperator[])[] = [
  ['or'],
  ['and', 'unless'],
  ['==', '!=', '>', '<', '>=', '<=', '</', '>/'],
  ['+', '-'],
  ['*', '/', '%', 'atan2'],
  ['^'],
];

/** How tight each operator binds; a sign binds like `*`. */
export const precedence: ReadonlyMap<string, number> = new Map(
  levels.flatMap((operators, level) => operators.map((op) => [op, level + 1] as const)),
);

export const signPrecedence = precedence.get('*')!;
const tightest = levels.length + 1;

/** How tight an expression holds together when printed. */
function tightness(of: Expr): number {
  if (of.kind === 'binary') return precedence.get(of.op)!;
  return isSigned(of) ? signPrecedence : tightest;
}

/** Whether the printed form starts with a sign. */
export function isSigned(of: Expr): boolean {
  if (of.kind === 'number') return of.value < 0 || Object.is(of.value, -0);
  if (of.kind === 'duration') return of.text.startsWith('-');
  return of.kind === 'unary';
}

/** Whether an operand needs brackets; a signed operand on the right never does. */
export function needsBrackets(operand: Expr, op: BinaryOperator, side: 'left' | 'right'): boolean {
  const own = precedence.get(op)!;
  const held = tightness(operand);
  if (side === 'right' && isSigned(operand)) return false;
  if (held !== own) return held < own;
  return side === (op === '^' ? 'left' : 'right');
}

/** Whether an expression must stand in brackets behind a sign. */
export function needsBracketsAfterSign(of: Expr): boolean {
  return of.kind === 'binary' && precedence.get(of.op)! <= signPrecedence;
}

/** A chain that leans left, `a + b - c`: its first operand, then each link from left to right. */
export function leftChain(of: BinaryNode): { readonly first: Expr; readonly links: readonly BinaryNode[] } {
  const links: BinaryNode[] = [of];
  let first = of.left;
  while (first.kind === 'binary' && !needsBrackets(first, links.at(-1)!.op, 'left')) {
    links.push(first);
    first = first.left;
  }
  return { first, links: links.reverse() };
}
