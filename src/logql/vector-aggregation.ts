import { groupingOf } from './grouping.js';
import type {
  GroupingOptions,
  LabelReplace,
  MetricQuery,
  VectorAggregation,
  VectorOperator,
} from './metric-query.js';
import type { Left } from './range-aggregation.js';
import { isVariable, isVariableText, variableText, type Variable, type VariableText } from './variable.js';
import { labelName } from './label-name.js';

type Aggregate = <Label extends string, const Options extends GroupingOptions<Label> = object>(
  of: MetricQuery<Label>,
  options?: Options,
) => VectorAggregation<Left<Label, Options>>;

type Choose = <Label extends string>(
  amount: Amount,
  of: MetricQuery<Label>,
  options?: GroupingOptions<Label>,
) => VectorAggregation<Label>;

/** How many series to choose. */
export type Amount = number | VariableText | Variable;

/** Adds series up: `sum by (model) (...)`. */
export const sum: Aggregate = aggregate('sum');

/** The mean of series: `avg by (model) (...)`. */
export const avg: Aggregate = aggregate('avg');

/** How many series there are: `count (...)`. */
export const count: Aggregate = aggregate('count');

/** The smallest: `min by (model) (...)`. */
export const min: Aggregate = aggregate('min');

/** The largest: `max by (model) (...)`. */
export const max: Aggregate = aggregate('max');

/** The standard deviation over series: `stddev by (model) (...)`. */
export const stddev: Aggregate = aggregate('stddev');

/** The variance over series: `stdvar by (model) (...)`. */
export const stdvar: Aggregate = aggregate('stdvar');

/** The largest series, with all their labels: `topk(10, ...)`, `topk by (model) (3, ...)`. */
export const topk: Choose = choose('topk');

/** The smallest series, with all their labels: `bottomk(10, ...)`. */
export const bottomk: Choose = choose('bottomk');

/** The largest series, counted approximately and in bounded memory; Loki must have it switched on: `approx_topk(10, ...)`. */
export function approxTopk<Label extends string>(
  amount: Amount,
  of: MetricQuery<Label>,
): VectorAggregation<Label> {
  return vectorAggregation({ op: 'approx_topk', parameter: amountOf(amount), of });
}

/** Series from the smallest up; an instant query only: `sort(...)`. */
export function sort<Label extends string>(of: MetricQuery<Label>): VectorAggregation<Label> {
  return vectorAggregation({ op: 'sort', of });
}

/** Series from the largest down; an instant query only: `sort_desc(...)`. */
export function sortDesc<Label extends string>(of: MetricQuery<Label>): VectorAggregation<Label> {
  return vectorAggregation({ op: 'sort_desc', of });
}

/**
 * Writes label `to` from label `from` where it matches: `labelReplace({ of, to: 'family', replacement: '$1',
 * from: 'model', match: 'claude-(\\w+)-.*' })` prints `label_replace(..., "family", "$1", "model", "claude-(\\w+)-.*")`.
 */
export function labelReplace<Label extends string, const To extends string>(parts: {
  readonly of: MetricQuery<Label>;
  readonly to: To;
  readonly replacement: string;
  readonly from: NoInfer<Label> | VariableText;
  readonly match: string;
}): LabelReplace<Label | To> {
  const { of, to, replacement, from, match } = parts;
  return Object.freeze({
    kind: 'labelReplace',
    of,
    to: labelName(to),
    replacement,
    from: labelName(from),
    match,
  });
}

function aggregate(op: VectorOperator) {
  return (of: MetricQuery, options: GroupingOptions<string> = {}) =>
    vectorAggregation({ op, of, grouping: groupingOf(options) });
}

function choose(op: VectorOperator) {
  return (amount: Amount, of: MetricQuery, options: GroupingOptions<string> = {}) =>
    vectorAggregation({ op, parameter: amountOf(amount), of, grouping: groupingOf(options) });
}

function amountOf(amount: Amount): number | string {
  if (isVariable(amount)) return variableText(amount);
  if (typeof amount === 'string' && isVariableText(amount)) return amount;
  if (typeof amount === 'number' && Number.isSafeInteger(amount) && amount > 0) return amount;
  throw new RangeError(`${amount} series cannot be chosen: give a whole number from 1 up`);
}

interface Parts {
  readonly op: VectorOperator;
  readonly parameter?: number | string | undefined;
  readonly of: MetricQuery;
  readonly grouping?: VectorAggregation['grouping'] | undefined;
}

/** The node itself; parts that are not there are left out, so that equal queries are equal values. */
export function vectorAggregation({ op, parameter, of, grouping }: Parts): VectorAggregation<never> {
  return Object.freeze({
    kind: 'vectorAggregation',
    op,
    ...(parameter === undefined ? {} : { parameter }),
    of,
    ...(grouping === undefined ? {} : { grouping }),
  });
}
