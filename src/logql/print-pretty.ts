import type { LogQuery } from './log-query.js';
import type { Binary, Expr, RangeAggregation, ScalarBinary } from './metric-query.js';
import {
  labelReplaceTail,
  rangeTail,
  writeGrouping,
  writeVectorHead,
  writeExpr,
  writeSelector,
  writeUnwrap,
} from './print-metric.js';
import { leftNeedsBrackets, operatorText, rightNeedsBrackets } from './print-operator.js';
import { writeStage } from './print-stage.js';
import { Writer } from './writer.js';

const widest = 80;

/** The query over several lines where it does not fit on one; two spaces a level. */
export function pretty(expr: Expr): string {
  return layout(expr, 0);
}

function layout(expr: Expr, level: number): string {
  const one = written((out) => writeExpr(out, expr));
  if (one.length + 2 * level <= widest) return one;
  const inner = (of: Expr): string => indented(level + 1, layout(of, level + 1));
  const end = indented(level, '');
  switch (expr.kind) {
    case 'logs':
      return logLines(expr).join(indented(level + 1, ''));
    case 'vectorAggregation':
      return `${written((out) => writeVectorHead(out, expr)).trimEnd()}${inner(expr.of)}${end})`;
    case 'labelReplace':
      return `label_replace(${inner(expr.of)}${end}${labelReplaceTail(expr)}`;
    case 'rangeAggregation':
      return rangeLines(expr, level);
    case 'binary':
    case 'scalarBinary':
      return binaryLines(expr, level);
    default:
      return one;
  }
}

function rangeLines(expr: RangeAggregation, level: number): string {
  const { op, parameter, of, grouping } = expr;
  const lines =
    of.kind === 'logs' ? logLines(of) : [...logLines(of.logs), written((out) => writeUnwrap(out, of))];
  const head = `${op}(${parameter === undefined ? '' : `${parameter},`}`;
  const body = [lines.join(indented(level + 2, '')), rangeTail(expr)].join(indented(level + 1, ''));
  return `${head}${indented(level + 1, body)}${indented(level, ')')}${grouping ? written((out) => writeGrouping(out, grouping)) : ''}`;
}

function binaryLines(expr: Binary | ScalarBinary, level: number): string {
  const side = (of: Expr, bracketed: boolean): string =>
    bracketed ? `(${indented(level + 1, layout(of, level + 1))}${indented(level, ')')}` : layout(of, level);
  const left = side(expr.left, leftNeedsBrackets(expr));
  const right = side(expr.right, rightNeedsBrackets(expr));
  return `${left}${indented(level, operatorText(expr))}${indented(level, right)}`;
}

function logLines(logs: LogQuery): string[] {
  const stages = logs.stages.map((stage) => written((out) => writeStage(out, stage)));
  return [written((out) => writeSelector(out, logs)), ...stages];
}

function written(write: (out: Writer) => void): string {
  const out = new Writer();
  write(out);
  return out.text();
}

function indented(level: number, text: string): string {
  return `\n${'  '.repeat(level)}${text}`;
}
