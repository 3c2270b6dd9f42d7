import type { Binary, Expr, RangeAggregation, ScalarBinary } from './metric-query.js';
import {
  exprText,
  groupingText,
  labelReplaceTail,
  logLines,
  rangeLines,
  rangeTail,
  vectorHead,
} from './print-metric.js';
import { leftNeedsBrackets, operatorText, rightNeedsBrackets } from './print-operator.js';

const widest = 80;

/** The query over several lines where it does not fit on one; two spaces a level. */
export function pretty(expr: Expr): string {
  return layout(expr, 0);
}

function layout(expr: Expr, level: number): string {
  const one = exprText(expr);
  if (one.length + 2 * level <= widest) return one;
  const inner = (of: Expr): string => indented(level + 1, layout(of, level + 1));
  const end = indented(level, '');
  switch (expr.kind) {
    case 'logs':
      return logLines(expr).join(indented(level + 1, ''));
    case 'vectorAggregation':
      return `${vectorHead(expr).trimEnd()}${inner(expr.of)}${end})`;
    case 'labelReplace':
      return `label_replace(${inner(expr.of)}${end}${labelReplaceTail(expr)}`;
    case 'rangeAggregation':
      return rangeAggregationText(expr, level);
    case 'binary':
    case 'scalarBinary':
      return binaryText(expr, level);
    default:
      return one;
  }
}

function rangeAggregationText(expr: RangeAggregation, level: number): string {
  const { op, parameter, grouping } = expr;
  const lines = rangeLines(expr).join(indented(level + 2, ''));
  const body = indented(level + 1, lines) + indented(level + 1, rangeTail(expr));
  const first = parameter === undefined ? '' : `${parameter},`;
  return `${op}(${first}${body}${indented(level, ')')}${groupingText(grouping)}`;
}

/** A chain of operators, from its right end to its left: long chains need no deep calls. */
function binaryText(expr: Binary | ScalarBinary, level: number): string {
  const lines: string[] = [];
  let node: Expr = expr;
  let bracketed = false;
  while (!bracketed && (node.kind === 'binary' || node.kind === 'scalarBinary')) {
    lines.push(sideText(node.right, rightNeedsBrackets(node), level), operatorText(node));
    bracketed = leftNeedsBrackets(node);
    node = node.left;
  }
  return [...lines, sideText(node, bracketed, level)].reverse().join(indented(level, ''));
}

function sideText(side: Expr, bracketed: boolean, level: number): string {
  if (!bracketed) return layout(side, level);
  return `(${indented(level + 1, layout(side, level + 1))}${indented(level, ')')}`;
}

function indented(level: number, text: string): string {
  return `\n${'  '.repeat(level)}${text}`;
}
