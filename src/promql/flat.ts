import type { AggregateNode, BinaryNode, Expr, SubqueryNode } from './node.js';
import { isSigned, leftChain, needsBrackets, needsBracketsAfterSign } from './precedence.js';
import { printLabels, printSelector, printTiming } from './print-selector.js';
import { quoteValue } from './quote.js';

type Inner = (part: Expr) => string;

/** How deep an expression may be nested; chains such as `a + b + c ...` do not count. */
export const deepest = 400;

/** An expression on one line, `depth` levels below the root. */
export function flat(of: Expr, depth: number): string {
  if (depth > deepest) {
    throw new RangeError(
      `the expression is nested more than ${deepest} levels deep: record a part of it with a rule`,
    );
  }
  const inner = (part: Expr): string => flat(part, depth + 1);
  switch (of.kind) {
    case 'number':
      return printNumber(of.value);
    case 'duration':
    case 'variable':
      return of.text;
    case 'string':
      return quoteValue(of);
    case 'selector':
      return `${printSelector(of, false)}${printTiming(of, inner)}`;
    case 'range':
      return `${printSelector(of.selector, true)}[${inner(of.range)}]${printTiming(of.selector, inner)}`;
    case 'subquery':
      return `${bracketed(of.of, needsBracketsBeforeWindow(of.of), inner)}${subqueryWindow(of, inner)}`;
    case 'call':
      return `${of.name}(${of.args.map(inner).join(', ')})`;
    case 'aggregate':
      return `${aggregateHead(of)}(${of.param ? `${inner(of.param)}, ` : ''}${inner(of.of)})`;
    case 'unary':
      return `${of.op}${bracketed(of.of, needsBracketsAfterSign(of.of), inner)}`;
    case 'binary':
      return chain(of, inner);
  }
}

/** Chains that lean left are as long as people write them, so they are followed without recursion. */
function chain(of: BinaryNode, inner: Inner): string {
  const { first, links } = leftChain(of);
  let out = bracketed(first, needsBrackets(first, links[0]!.op, 'left'), inner);
  for (const link of links) {
    const right = bracketed(link.right, needsBrackets(link.right, link.op, 'right'), inner);
    out += ` ${operatorOf(link, right)} ${right}`;
  }
  return out;
}

function bracketed(part: Expr, needed: boolean, inner: Inner): string {
  return needed ? `(${inner(part)})` : inner(part);
}

/** Whether an expression must stand in brackets before the window of a subquery. */
export function needsBracketsBeforeWindow(of: Expr): boolean {
  return of.kind === 'binary' || isSigned(of);
}

/** `[1h:5m] @ end() offset 1d`. */
export function subqueryWindow(of: SubqueryNode, inner: Inner): string {
  return `[${inner(of.range)}:${of.step ? inner(of.step) : ''}]${printTiming(of, inner)}`;
}

/** `sum by (job) `, `sum`. */
export function aggregateHead({ op, grouping }: AggregateNode): string {
  return grouping ? `${op} ${grouping.mode} ${printLabels(grouping.labels)} ` : op;
}

/** The operator with all that modifies it: `== bool on (job) group_left (team)`. */
export function operatorOf({ op, bool, matching, fill }: BinaryNode, right: string): string {
  let out: string = bool ? `${op} bool` : op;
  if (matching) {
    out += ` ${matching.mode} ${printLabels(matching.labels)}`;
    const { group } = matching;
    if (group) {
      out += ` group_${group.side}`;
      if (group.include.length > 0 || (right.startsWith('(') && !fill))
        out += ` ${printLabels(group.include)}`;
    }
  }
  return fill ? out + printFill(fill) : out;
}

function printFill({ left, right }: NonNullable<BinaryNode['fill']>): string {
  if (left !== undefined && Object.is(left, right)) return ` fill (${printNumber(left)})`;
  const leftText = left === undefined ? '' : ` fill_left (${printNumber(left)})`;
  return right === undefined ? leftText : `${leftText} fill_right (${printNumber(right)})`;
}

function printNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Inf' : '-Inf';
  return Object.is(value, -0) ? '-0' : String(value);
}
