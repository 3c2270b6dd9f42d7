import {
  aggregateHead,
  deepest,
  flat,
  needsBracketsBeforeWindow,
  operatorOf,
  subqueryWindow,
} from './flat.js';
import type { BinaryNode, Expr } from './node.js';
import { leftChain, needsBrackets, needsBracketsAfterSign } from './precedence.js';

const width = 100;
const indent = '  ';

/** An expression over several lines where one would be too long. */
export function prettyPrint(of: Expr): string {
  return at(of, 0);
}

/** The lines of an expression; all but the first start with the indentation of their level. */
function at(of: Expr, level: number): string {
  const line = flat(of, Math.min(level, deepest));
  if (line.length + level * indent.length <= width) return line;
  switch (of.kind) {
    case 'call':
      return block(of.name, of.args, level);
    case 'aggregate':
      return block(aggregateHead(of), of.param ? [of.param, of.of] : [of.of], level);
    case 'subquery': {
      const inner = needsBracketsBeforeWindow(of.of) ? block('', [of.of], level) : at(of.of, level);
      return inner + subqueryWindow(of, (part) => flat(part, 0));
    }
    case 'unary':
      return of.op + (needsBracketsAfterSign(of.of) ? block('', [of.of], level) : at(of.of, level));
    case 'binary':
      return chain(of, level);
    default:
      return line;
  }
}

function block(head: string, parts: readonly Expr[], level: number): string {
  const inner = `\n${indent.repeat(level + 1)}`;
  const lines = parts.map((part) => at(part, level + 1));
  return `${head}(${inner}${lines.join(`,${inner}`)}\n${indent.repeat(level)})`;
}

/** Each operator starts a line of its own. */
function chain(of: BinaryNode, level: number): string {
  const { first, links } = leftChain(of);
  const operand = (part: Expr, link: BinaryNode, side: 'left' | 'right'): string =>
    needsBrackets(part, link.op, side) ? brackets(part, level) : at(part, level);
  let out = operand(first, links[0]!, 'left');
  for (const link of links) {
    const right = operand(link.right, link, 'right');
    out += `\n${indent.repeat(level)}${operatorOf(link, right)} ${right}`;
  }
  return out;
}

function brackets(of: Expr, level: number): string {
  const line = `(${flat(of, 0)})`;
  return line.length + level * indent.length <= width ? line : block('', [of], level);
}
