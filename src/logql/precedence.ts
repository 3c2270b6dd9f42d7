import type { BinaryOperator } from './metric-query.js';

const levels: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  and: 2,
  unless: 2,
  '==': 3,
  '!=': 3,
  '>': 3,
  '>=': 3,
  '<': 3,
  '<=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
  '^': 6,
};

/** How tightly an operator binds; more is tighter. */
export function bindingOf(op: BinaryOperator): number {
  return levels[op];
}

/** True for `^`: `a ^ b ^ c` means `a ^ (b ^ c)`. All others start at the left. */
export function bindsRight(op: BinaryOperator): boolean {
  return op === '^';
}

/** True for `==` and its kin. */
export function isComparison(op: BinaryOperator): boolean {
  return levels[op] === 3;
}

/** True for `and`, `or` and `unless`, which take series only. */
export function isSetOperator(op: BinaryOperator): boolean {
  return levels[op] < 3;
}
