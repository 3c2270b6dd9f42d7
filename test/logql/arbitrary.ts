import fc from 'fast-check';
import * as logql from '../../src/logql/index.js';
import type { Expr, MetricQuery, Offset, Range, Scalar } from '../../src/logql/index.js';
import { label, logQuery, number, unwrappedQuery } from './arbitrary-lines.js';

const range = fc.constantFrom<Range>('5m', '1h30m', '90s', '100ms', '$__auto', '$__range', '$__interval');
const offset = fc.constantFrom<Offset | undefined>(
  undefined,
  undefined,
  '1h',
  '1d',
  '-1h',
  '$__range',
  '-$__range',
);
const options = offset.map((found) => (found === undefined ? {} : { offset: found }));
const labels = fc.uniqueArray(label, { maxLength: 3 });
const grouping = fc.oneof(
  fc.constant({}),
  labels.map((by) => ({ by })),
  labels.map((without) => ({ without })),
);

const overLogs = fc
  .tuple(
    fc.constantFrom(
      logql.countOverTime,
      logql.rate,
      logql.bytesRate,
      logql.bytesOverTime,
      logql.absentOverTime,
    ),
    logQuery,
    range,
    options,
  )
  .map(([aggregate, logs, over, rest]): MetricQuery => aggregate(logs, over, rest));

const overValues = fc
  .tuple(
    fc.constantFrom(logql.sumOverTime, logql.rateCounter, logql.rate, logql.absentOverTime),
    unwrappedQuery,
    range,
    options,
  )
  .map(([aggregate, values, over, rest]): MetricQuery => aggregate(values, over, rest));

const overGroups = fc
  .tuple(
    fc.constantFrom(
      logql.avgOverTime,
      logql.maxOverTime,
      logql.minOverTime,
      logql.firstOverTime,
      logql.lastOverTime,
      logql.stdvarOverTime,
      logql.stddevOverTime,
      (values: logql.UnwrappedQuery, over: Range, rest: object) =>
        logql.quantileOverTime(0.95, values, over, rest),
    ),
    unwrappedQuery,
    range,
    options,
    grouping,
  )
  .map(([aggregate, values, over, rest, groups]): MetricQuery =>
    aggregate(values, over, { ...rest, ...groups }),
  );

const amount = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constant('$amount' as const));
const matching = fc.oneof(
  fc.constant({}),
  labels.map((on) => ({ on })),
  labels.map((ignoring) => ({ ignoring })),
  fc.tuple(labels, labels).map(([on, groupLeft]) => ({ on, groupLeft })),
  fc.tuple(labels, labels).map(([ignoring, groupRight]) => ({ ignoring, groupRight })),
);
const sets = fc.oneof(
  fc.constant({}),
  labels.map((on) => ({ on })),
  labels.map((ignoring) => ({ ignoring })),
);

const { add, sub, mul, div, mod, pow, eq, ne, gt, ge, lt, le } = logql;
const arithmetic = fc.constantFrom(add, sub, mul, div, mod, pow);
const comparing = fc.constantFrom(eq, ne, gt, ge, lt, le);

const literal = number.map(logql.num);
const positive = fc.oneof(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.constant('$amount' as const));

/** Metric queries and numbers, each inside others. */
const tree = fc.letrec<{ series: MetricQuery; scalar: Scalar }>((tie) => {
  const series = tie('series');
  const scalar = tie('scalar');
  return {
    scalar: fc.oneof(
      { maxDepth: 3 },
      { weight: 3, arbitrary: literal },
      fc.tuple(arithmetic, scalar, scalar).map(([join, left, right]) => join(left, right)),
      fc.tuple(comparing, scalar, scalar).map(([join, left, right]) => join(left, right)),
    ),
    series: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 2, arbitrary: overLogs },
      { weight: 4, arbitrary: overValues },
      { weight: 9, arbitrary: overGroups },
      positive.map(logql.vector),
      {
        weight: 5,
        arbitrary: fc
          .tuple(
            fc.constantFrom(
              logql.sum,
              logql.avg,
              logql.count,
              logql.min,
              logql.max,
              logql.stddev,
              logql.stdvar,
            ),
            series,
            grouping,
          )
          .map(([aggregate, of, groups]) => aggregate(of, groups)),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom(logql.topk, logql.bottomk), amount, series, grouping)
          .map(([choose, many, of, groups]) => choose(many, of, groups)),
      },
      fc.tuple(amount, series).map(([many, of]) => logql.approxTopk(many, of)),
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom(logql.sort, logql.sortDesc), series)
          .map(([order, of]) => order(of)),
      },
      fc
        .tuple(series, label, label, fc.constantFrom('(.*)', 'a"b', ''))
        .map(([of, to, from, match]) => logql.labelReplace({ of, to, replacement: '$1', from, match })),
      {
        weight: 4,
        arbitrary: fc
          .tuple(arithmetic, series, series, matching)
          .map(([join, a, b, rest]) => join(a, b, rest)),
      },
      {
        weight: 4,
        arbitrary: fc
          .tuple(comparing, series, series, matching, fc.boolean())
          .map(([join, a, b, rest, bool]) => join(a, b, { ...rest, bool })),
      },
      fc.tuple(arithmetic, series, scalar).map(([join, a, b]) => join(a, b)),
      fc.tuple(comparing, scalar, series, fc.boolean()).map(([join, a, b, bool]) => join(a, b, { bool })),
      {
        weight: 3,
        arbitrary: fc
          .tuple(fc.constantFrom(logql.and, logql.or, logql.unless), series, series, sets)
          .map(([join, a, b, rest]) => join(a, b, rest)),
      },
    ),
  };
});

/** Any query. */
export const query: fc.Arbitrary<Expr> = fc.oneof(
  { weight: 2, arbitrary: logQuery },
  { weight: 16, arbitrary: tree.series },
  { weight: 1, arbitrary: tree.scalar },
);

/** The text with a value for each variable, as Grafana would fill it in. */
export function filled(text: string): string {
  return text
    .replaceAll(/\$(?:__auto|__range|__interval)\b/g, '5m')
    .replaceAll('$amount', '5')
    .replaceAll('$label', 'model')
    .replaceAll(/\$\{text:\w+\}|\$text/g, 'x');
}
