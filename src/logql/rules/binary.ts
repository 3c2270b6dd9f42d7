import { isScalar } from '../binary-node.js';
import type { Binary, ScalarBinary } from '../metric-query.js';
import { isComparison, isSetOperator } from '../precedence.js';
import type { Report } from './report.js';

/** Operators between what they cannot join, and between what they join to no use. */
export function checkBinaries(report: Report): void {
  for (const { expr } of report.visits) {
    if (expr.kind === 'binary' || expr.kind === 'scalarBinary') checkBinary(report, expr);
  }
}

function checkBinary(report: Report, expr: Binary | ScalarBinary): void {
  const { op, left, right, bool } = expr;
  if (isSetOperator(op)) {
    for (const side of [left, right].filter(isScalar)) {
      const message = `"${op}" joins series, and this is a number: write vector(${report.textOf(side)})`;
      report.add({ severity: 'error', rule: 'number-in-set', message }, side);
    }
  }
  if (bool && !isComparison(op)) {
    const message = `"bool" means nothing to "${op}": it belongs to ==, !=, >, >=, < and <=`;
    report.add({ severity: 'warning', rule: 'needless-bool', message }, expr);
  }
  if ((op === '/' || op === '%') && right.kind === 'number' && right.value === 0) {
    report.add({ severity: 'warning', rule: 'zero-divisor', message: 'a division by 0 gives NaN' }, right);
  }
  if (expr.kind === 'binary' && isSetOperator(op) && expr.matching?.group) {
    const message = `group_${expr.matching.group.side} means nothing to "${op}", which takes many series on both sides`;
    report.add({ severity: 'warning', rule: 'needless-group', message }, expr);
  }
}
