import { offsetText, rangeText, type Offset, type Range } from './duration.js';
import { groupingOf } from './grouping.js';
import type { LogQuery } from './log-query.js';
import type { Grouping, GroupingOptions, RangeAggregation, RangeOperator } from './metric-query.js';
import { numberValue, type NumberValue } from './number.js';
import type { UnwrappedQuery } from './unwrapped-query.js';
import type { Known } from './variable.js';

/** Moves the range back in time. */
export interface RangeOptions {
  readonly offset?: Offset;
}

/** The range's place in time, and the labels the numbers are split by. */
export type GroupedRangeOptions<Label extends string> = RangeOptions & GroupingOptions<Label>;

/** Labels that are left: those named by `by`, otherwise any of those there were. */
export type Left<Label extends string, Options> = Options extends {
  readonly by: readonly (infer By extends string)[];
}
  ? Known<By>
  : Label;

type OverLogs = <Label extends string>(
  logs: LogQuery<Label>,
  range: Range,
  options?: RangeOptions,
) => RangeAggregation<Label>;

type OverEither = <Label extends string>(
  lines: LogQuery<Label> | UnwrappedQuery<Label>,
  range: Range,
  options?: RangeOptions,
) => RangeAggregation<Label>;

type OverValues = <Label extends string>(
  values: UnwrappedQuery<Label>,
  range: Range,
  options?: RangeOptions,
) => RangeAggregation<Label>;

type OverGroupedValues = <Label extends string, const Options extends GroupedRangeOptions<Label> = object>(
  values: UnwrappedQuery<Label>,
  range: Range,
  options?: Options,
) => RangeAggregation<Left<Label, Options>>;

/** How many lines: `count_over_time({app="x"}[5m])`. */
export const countOverTime: OverLogs = over('count_over_time');

/** Lines a second; of an unwrapped query, the sum of its values a second: `rate({app="x"}[5m])`. */
export const rate: OverEither = over('rate');

/** Bytes of lines a second: `bytes_rate({app="x"}[5m])`. */
export const bytesRate: OverLogs = over('bytes_rate');

/** Bytes of lines: `bytes_over_time({app="x"}[5m])`. */
export const bytesOverTime: OverLogs = over('bytes_over_time');

/** 1 where no line came: `absent_over_time({app="x"}[5m])`. */
export const absentOverTime: OverEither = over('absent_over_time');

/** The sum of the values: `sum_over_time({app="x"} | unwrap cost [5m])`. */
export const sumOverTime: OverValues = over('sum_over_time');

/** The rise a second of values that count up: `rate_counter({app="x"} | unwrap total [5m])`. */
export const rateCounter: OverValues = over('rate_counter');

/** The mean of the values: `avg_over_time({app="x"} | unwrap took [5m]) by (model)`. */
export const avgOverTime: OverGroupedValues = over('avg_over_time');

/** The largest value: `max_over_time({app="x"} | unwrap took [5m]) by (model)`. */
export const maxOverTime: OverGroupedValues = over('max_over_time');

/** The smallest value: `min_over_time({app="x"} | unwrap took [5m]) by (model)`. */
export const minOverTime: OverGroupedValues = over('min_over_time');

/** The first value: `first_over_time({app="x"} | unwrap total [5m]) by (model)`. */
export const firstOverTime: OverGroupedValues = over('first_over_time');

/** The last value: `last_over_time({app="x"} | unwrap total [5m]) by (model)`. */
export const lastOverTime: OverGroupedValues = over('last_over_time');

/** The variance of the values: `stdvar_over_time({app="x"} | unwrap took [5m])`. */
export const stdvarOverTime: OverGroupedValues = over('stdvar_over_time');

/** The standard deviation of the values: `stddev_over_time({app="x"} | unwrap took [5m])`. */
export const stddevOverTime: OverGroupedValues = over('stddev_over_time');

/** A quantile of the values: `quantile_over_time(0.95, {app="x"} | unwrap took [5m]) by (model)`. */
export function quantileOverTime<
  Label extends string,
  const Options extends GroupedRangeOptions<Label> = object,
>(
  quantile: NumberValue,
  values: UnwrappedQuery<Label>,
  range: Range,
  options?: Options,
): RangeAggregation<Left<Label, Options>> {
  return aggregation('quantile_over_time', values, range, options, numberValue(quantile));
}

function over(op: RangeOperator) {
  return (of: LogQuery | UnwrappedQuery, range: Range, options?: AnyOptions) =>
    aggregation(op, of, range, options);
}

type AnyOptions = RangeOptions & { readonly by?: readonly string[]; readonly without?: readonly string[] };

function aggregation(
  op: RangeOperator,
  of: LogQuery | UnwrappedQuery,
  range: Range,
  options: AnyOptions = {},
  parameter?: number | string,
): RangeAggregation<never> {
  return rangeAggregation({
    op,
    of,
    range: rangeText(range),
    parameter,
    offset: options.offset === undefined ? undefined : offsetText(options.offset),
    grouping: groupingOf(options),
  });
}

interface Parts {
  readonly op: RangeOperator;
  readonly parameter?: number | string | undefined;
  readonly of: LogQuery | UnwrappedQuery;
  readonly range: string;
  readonly offset?: string | undefined;
  readonly grouping?: Grouping | undefined;
}

/** The node itself; parts that are not there are left out, so that equal queries are equal values. */
export function rangeAggregation({
  op,
  parameter,
  of,
  range,
  offset,
  grouping,
}: Parts): RangeAggregation<never> {
  return Object.freeze({
    kind: 'rangeAggregation',
    op,
    ...(parameter === undefined ? {} : { parameter }),
    of,
    range,
    ...(offset === undefined ? {} : { offset }),
    ...(grouping === undefined ? {} : { grouping }),
  });
}
