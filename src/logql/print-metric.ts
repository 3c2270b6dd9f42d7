import type { LogQuery } from './log-query.js';
import type {
  Binary,
  Expr,
  Grouping,
  LabelReplace,
  RangeAggregation,
  ScalarBinary,
  VectorAggregation,
} from './metric-query.js';
import { leftNeedsBrackets, operatorText, rightNeedsBrackets } from './print-operator.js';
import { filterText, matcherText, stageText } from './print-stage.js';
import { quote } from './quote.js';
import type { UnwrappedQuery } from './unwrapped-query.js';

/** A whole query on one line. */
export function exprText(expr: Expr): string {
  switch (expr.kind) {
    case 'logs':
      return logLines(expr).join(' ');
    case 'rangeAggregation':
      return rangeAggregationText(expr);
    case 'vectorAggregation':
      return `${vectorHead(expr)}${exprText(expr.of)})`;
    case 'labelReplace':
      return `label_replace(${exprText(expr.of)}${labelReplaceTail(expr)}`;
    case 'binary':
    case 'scalarBinary':
      return chainText(expr);
    case 'vector':
      return `vector(${expr.value})`;
    default:
      return String(expr.value);
  }
}

/** What stands before the query a vector aggregation takes: `topk by (model) (10, `. */
export function vectorHead({ op, parameter, grouping }: VectorAggregation): string {
  const first = parameter === undefined ? '' : `${parameter}, `;
  return grouping ? `${op}${groupingText(grouping)} (${first}` : `${op}(${first}`;
}

/** What stands behind the query `label_replace` takes, the closing bracket included. */
export function labelReplaceTail({ to, replacement, from, match }: LabelReplace): string {
  return `, ${[to, replacement, from, match].map(quote).join(', ')})`;
}

/** A grouping and the space before it: ` by (model)`; nothing where there is none. */
export function groupingText(grouping: Grouping | undefined): string {
  return grouping ? ` ${grouping.kind} (${grouping.labels.join(', ')})` : '';
}

/** The selector of a log query, and each of its stages. */
export function logLines({ matchers, stages }: LogQuery): string[] {
  return [`{${matchers.map(matcherText).join(', ')}}`, ...stages.map(stageText)];
}

/** The selector and stages of what a range aggregation takes, and the unwrap. */
export function rangeLines({ of }: RangeAggregation): string[] {
  return of.kind === 'logs' ? logLines(of) : [...logLines(of.logs), unwrapText(of)];
}

/** What stands behind the lines a range aggregation takes: `[5m] offset 1h`. */
export function rangeTail({ range, offset }: RangeAggregation): string {
  return offset === undefined ? `[${range}]` : `[${range}] offset ${offset}`;
}

function rangeAggregationText(expr: RangeAggregation): string {
  const { op, parameter, grouping } = expr;
  const lines = rangeLines(expr);
  const first = parameter === undefined ? '' : `${parameter}, `;
  const space = lines.length > 1 ? ' ' : '';
  return `${op}(${first}${lines.join(' ')}${space}${rangeTail(expr)})${groupingText(grouping)}`;
}

function unwrapText({ label, as, filters }: UnwrappedQuery): string {
  return [`| unwrap ${as ? `${as}(${label})` : label}`, ...filters.map(filterText)].join(' | ');
}

/** A chain of operators, from its innermost left end: long chains need no deep calls. */
function chainText(expr: Binary | ScalarBinary): string {
  const chain: { readonly node: Binary | ScalarBinary; readonly bracketed: boolean }[] = [];
  let node: Expr = expr;
  let bracketed = false;
  while (node.kind === 'binary' || node.kind === 'scalarBinary') {
    chain.push({ node, bracketed });
    bracketed = leftNeedsBrackets(node);
    node = node.left;
  }
  const opened = chain.filter((link) => link.bracketed).length;
  const parts = ['('.repeat(opened), exprText(node)];
  for (const link of chain.reverse()) {
    parts.push(' ', operatorText(link.node), ' ', rightText(link.node), link.bracketed ? ')' : '');
  }
  return parts.join('');
}

function rightText(node: Binary | ScalarBinary): string {
  return rightNeedsBrackets(node) ? `(${exprText(node.right)})` : exprText(node.right);
}
