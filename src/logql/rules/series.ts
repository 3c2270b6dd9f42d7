import type { MetricQuery, RangeAggregation, RangeOperator, Scalar } from '../metric-query.js';
import { isVariableText } from '../variable.js';
import { linesOf } from '../walk.js';
import type { Report } from './report.js';

/** Sums over these group while they read; any other aggregation sees each series first. */
const summable: ReadonlySet<RangeOperator> = new Set([
  'bytes_over_time',
  'bytes_rate',
  'sum_over_time',
  'rate',
  'count_over_time',
]);

const manyValued = /(?:^|_)(?:id|uuid|guid|ip|hash|timestamp|time|trace|span|email)$/;

/** Loki answers with 500 series at most, and counts those it meets on the way. */
export function checkSeries(report: Report): void {
  for (const { expr, parent } of report.visits) {
    if (expr.kind === 'rangeAggregation' && !isGrouped(expr, parent)) {
      report.add({ severity: 'warning', rule: 'one-series-a-line', message: oneSeries(expr, parent) }, expr);
    }
    if (
      (expr.kind === 'rangeAggregation' || expr.kind === 'vectorAggregation') &&
      expr.grouping?.kind === 'by'
    ) {
      checkGrouping(report, expr.grouping);
    }
  }
}

function isGrouped(expr: RangeAggregation, parent: MetricQuery | Scalar | undefined): boolean {
  if (expr.op === 'absent_over_time' || expr.grouping?.kind === 'by') return true;
  if (linesOf(expr).stages.some(({ kind }) => kind === 'keep')) return true;
  return parent?.kind === 'vectorAggregation' && parent.op === 'sum' && summable.has(expr.op);
}

function oneSeries({ op }: RangeAggregation, parent: MetricQuery | Scalar | undefined): string {
  const why = 'a line brings labels of its own, so this may be one series a line, and Loki stops at 500';
  if (summable.has(op)) return `${why}: wrap it in sum by (...) (...)`;
  if (op === 'rate_counter') return `${why}: add | keep <labels> before the unwrap`;
  const place = parent?.kind === 'vectorAggregation' ? `, ${parent.op} around it comes too late` : '';
  return `${why}${place}: add by (...) behind ${op}(...)`;
}

function checkGrouping(report: Report, grouping: { readonly labels: readonly string[] }): void {
  const { manyValued: many = [], fewValued: few = [] } = report.options;
  const label = grouping.labels.find(
    (name) =>
      !isVariableText(name) && (many.includes(name) || (manyValued.test(name) && !few.includes(name))),
  );
  if (label === undefined) return;
  const message = `"${label}" has many values, and Loki stops at 500 series: filter first, or group by something coarser`;
  report.add({ severity: 'warning', rule: 'high-cardinality', message }, grouping);
}
