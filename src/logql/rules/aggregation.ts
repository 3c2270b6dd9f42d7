import { rangeFunctions, vectorFunctions } from '../functions.js';
import type { RangeAggregation, VectorAggregation } from '../metric-query.js';
import type { Report } from './report.js';

/** What each aggregation takes: an unwrap or none, a grouping or none, a number or none. */
export function checkAggregations(report: Report): void {
  for (const { expr } of report.visits) {
    if (expr.kind === 'rangeAggregation') checkRange(report, expr);
    if (expr.kind === 'vectorAggregation') checkVector(report, expr);
  }
}

function checkRange(report: Report, expr: RangeAggregation): void {
  const { op, of, grouping, parameter } = expr;
  const { takes, grouping: groups } = rangeFunctions[op];
  const error = (rule: string, message: string, part: object): void =>
    report.add({ severity: 'error', rule, message }, part);
  if (takes === 'values' && of.kind === 'logs') {
    error('needs-unwrap', `${op} needs a number from each line: add | unwrap <label> before the range`, of);
  }
  if (takes === 'logs' && of.kind === 'unwrapped') {
    error('needless-unwrap', `${op} counts lines and takes no unwrap: remove it, or use sum_over_time`, of);
  }
  if (grouping && !groups) {
    error(
      'no-grouping',
      `${op} takes no "${grouping.kind}": write sum ${grouping.kind} (...) (${op}(...))`,
      grouping,
    );
  }
  if (op !== 'quantile_over_time' && parameter !== undefined) {
    error('no-parameter', `${op} takes no number before its query: remove "${parameter},"`, expr);
  }
  if (op === 'quantile_over_time') checkQuantile(report, expr);
}

function checkQuantile(report: Report, expr: RangeAggregation): void {
  if (expr.parameter === undefined) {
    const message =
      'quantile_over_time needs a number first: quantile_over_time(0.95, {...} | unwrap took [5m])';
    report.add({ severity: 'error', rule: 'needs-parameter', message }, expr);
  } else if (typeof expr.parameter === 'number' && expr.parameter > 1) {
    const message = `a quantile lies between 0 and 1: for ${expr.parameter} % write ${expr.parameter / 100}`;
    report.add({ severity: 'warning', rule: 'quantile', message }, expr);
  }
}

function checkVector(report: Report, expr: VectorAggregation): void {
  const { op, parameter, grouping } = expr;
  const { does } = vectorFunctions[op];
  const error = (rule: string, message: string, part: object): void =>
    report.add({ severity: 'error', rule, message }, part);
  if (does === 'choose' && parameter === undefined) {
    error('needs-parameter', `${op} needs a number first: ${op}(10, ...)`, expr);
  }
  if (does === 'choose' && typeof parameter === 'number' && (parameter < 1 || !Number.isInteger(parameter))) {
    error('needs-parameter', `${op} takes a whole number from 1 up, not ${parameter}`, expr);
  }
  if (does !== 'choose' && parameter !== undefined) {
    error('no-parameter', `${op} takes no number before its query: remove "${parameter},"`, expr);
  }
  if (does === 'order' && grouping && grouping.labels.length > 0) {
    error('no-grouping', `${op} orders by value and takes no "${grouping.kind}"`, grouping);
  }
  if (op === 'approx_topk' && grouping) {
    error(
      'no-grouping',
      `approx_topk takes no "${grouping.kind}": group inside, approx_topk(10, sum by (...) (...))`,
      grouping,
    );
  }
}
