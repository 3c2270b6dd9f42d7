import type { LogQuery } from './log-query.js';
import type {
  Binary,
  Expr,
  Grouping,
  LabelReplace,
  MetricQuery,
  RangeAggregation,
  Scalar,
  ScalarBinary,
  VectorAggregation,
} from './metric-query.js';
import { leftNeedsBrackets, operatorText, rightNeedsBrackets } from './print-operator.js';
import { writeFilter, writeMatcher, writeStage } from './print-stage.js';
import { quote } from './quote.js';
import type { UnwrappedQuery } from './unwrapped-query.js';
import type { Writer } from './writer.js';

type AnyBinary = Binary | ScalarBinary;
type Operand = MetricQuery | Scalar;

/** Writes a whole query on one line. */
export function writeExpr(out: Writer, expr: Expr): void {
  switch (expr.kind) {
    case 'logs':
      return writeLogs(out, expr);
    case 'binary':
    case 'scalarBinary':
      return writeBinary(out, expr);
    case 'number':
      return out.part(expr, () => out.write(String(expr.value)));
    case 'vector':
      return out.part(expr, () => out.write('vector(', String(expr.value), ')'));
    default:
      return out.part(expr, () => writeCall(out, expr));
  }
}

function writeCall(out: Writer, expr: RangeAggregation | VectorAggregation | LabelReplace): void {
  if (expr.kind === 'rangeAggregation') return writeRangeAggregation(out, expr);
  if (expr.kind === 'vectorAggregation') {
    writeVectorHead(out, expr);
    writeExpr(out, expr.of);
    return out.write(')');
  }
  out.write('label_replace(');
  writeExpr(out, expr.of);
  return out.write(labelReplaceTail(expr));
}

/** Writes what stands before the query a vector aggregation takes: `topk by (model) (10, `. */
export function writeVectorHead(out: Writer, { op, parameter, grouping }: VectorAggregation): void {
  out.write(op);
  if (grouping) writeGrouping(out, grouping);
  out.write(grouping ? ' (' : '(', parameter === undefined ? '' : `${parameter}, `);
}

/** Writes a grouping and the space before it: ` by (model)`. */
export function writeGrouping(out: Writer, grouping: Grouping): void {
  out.write(' ');
  out.part(grouping, () => out.write(grouping.kind, ' (', grouping.labels.join(', '), ')'));
}

/** What stands behind the query `label_replace` takes, the closing bracket included. */
export function labelReplaceTail({ to, replacement, from, match }: LabelReplace): string {
  return `, ${[to, replacement, from, match].map(quote).join(', ')})`;
}

function writeLogs(out: Writer, logs: LogQuery): void {
  out.part(logs, () => {
    writeSelector(out, logs);
    for (const stage of logs.stages) {
      out.write(' ');
      writeStage(out, stage);
    }
  });
}

/** Writes a stream selector: `{app="x", level!="debug"}`. */
export function writeSelector(out: Writer, { matchers }: LogQuery): void {
  out.part(matchers, () => {
    out.write('{');
    matchers.forEach((matcher, index) => {
      if (index > 0) out.write(', ');
      writeMatcher(out, matcher);
    });
    out.write('}');
  });
}

function writeRangeAggregation(out: Writer, expr: RangeAggregation): void {
  const { op, parameter, of, grouping } = expr;
  out.write(op, '(', parameter === undefined ? '' : `${parameter}, `);
  if (of.kind === 'logs') writeLogs(out, of);
  else writeUnwrapped(out, of);
  const staged = of.kind === 'unwrapped' || of.stages.length > 0;
  out.write(staged ? ' ' : '', rangeTail(expr), ')');
  if (grouping) writeGrouping(out, grouping);
}

/** What stands behind the lines a range aggregation takes: `[5m] offset 1h`. */
export function rangeTail({ range, offset }: RangeAggregation): string {
  return offset === undefined ? `[${range}]` : `[${range}] offset ${offset}`;
}

function writeUnwrapped(out: Writer, values: UnwrappedQuery): void {
  writeLogs(out, values.logs);
  out.write(' ');
  writeUnwrap(out, values);
}

/** Writes the unwrap with its filters: `| unwrap duration(took) | __error__=""`. */
export function writeUnwrap(out: Writer, values: UnwrappedQuery): void {
  const { label, as, filters } = values;
  out.part(values, () => out.write('| unwrap ', as ? `${as}(${label})` : label));
  for (const filter of filters) {
    out.write(' | ');
    writeFilter(out, filter);
  }
}

/** Writes a chain of operators from its innermost left end, so that long chains need no deep calls. */
function writeBinary(out: Writer, expr: AnyBinary): void {
  const chain: { readonly node: AnyBinary; readonly bracketed: boolean; readonly from: number }[] = [];
  let node: Operand = expr;
  let bracketed = false;
  while (node.kind === 'binary' || node.kind === 'scalarBinary') {
    if (bracketed) out.write('(');
    chain.push({ node, bracketed, from: out.at });
    bracketed = leftNeedsBrackets(node);
    node = node.left;
  }
  writeExpr(out, node);
  for (const link of chain.reverse()) {
    writeRight(out, link.node);
    out.place(link.node, link.from);
    if (link.bracketed) out.write(')');
  }
}

function writeRight(out: Writer, node: AnyBinary): void {
  const bracketed = rightNeedsBrackets(node);
  out.write(' ', operatorText(node), ' ', bracketed ? '(' : '');
  writeExpr(out, node.right);
  if (bracketed) out.write(')');
}
