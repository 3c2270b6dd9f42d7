import type { RangeOperator, VectorOperator } from './metric-query.js';

/** What a range aggregation takes and allows. */
export interface RangeFunction {
  /** `logs`: lines only; `values`: unwrapped values only. */
  readonly takes: 'logs' | 'values' | 'either';
  readonly grouping: boolean;
}

const logs: RangeFunction = { takes: 'logs', grouping: false };
const either: RangeFunction = { takes: 'either', grouping: false };
const values: RangeFunction = { takes: 'values', grouping: false };
const grouped: RangeFunction = { takes: 'values', grouping: true };

/** Every range aggregation. */
export const rangeFunctions: Readonly<Record<RangeOperator, RangeFunction>> = {
  count_over_time: logs,
  bytes_over_time: logs,
  bytes_rate: logs,
  rate: either,
  absent_over_time: either,
  rate_counter: values,
  sum_over_time: values,
  avg_over_time: grouped,
  min_over_time: grouped,
  max_over_time: grouped,
  stdvar_over_time: grouped,
  stddev_over_time: grouped,
  quantile_over_time: grouped,
  first_over_time: grouped,
  last_over_time: grouped,
};

/** What a vector aggregation does with series. */
export interface VectorFunction {
  /** `add`: makes fewer series; `choose`: some of them, by a number; `order`: the same ones. */
  readonly does: 'add' | 'choose' | 'order';
}

const add: VectorFunction = { does: 'add' };
const choose: VectorFunction = { does: 'choose' };
const order: VectorFunction = { does: 'order' };

/** Every vector aggregation. */
export const vectorFunctions: Readonly<Record<VectorOperator, VectorFunction>> = {
  sum: add,
  avg: add,
  count: add,
  max: add,
  min: add,
  stddev: add,
  stdvar: add,
  topk: choose,
  bottomk: choose,
  approx_topk: choose,
  sort: order,
  sort_desc: order,
};

/** True for the name of a range aggregation. */
export function isRangeFunction(name: string): name is RangeOperator {
  return Object.hasOwn(rangeFunctions, name);
}

/** True for the name of a vector aggregation. */
export function isVectorFunction(name: string): name is VectorOperator {
  return Object.hasOwn(vectorFunctions, name);
}

/** Every function that may start a query. */
export const functionNames: readonly string[] = [
  ...Object.keys(rangeFunctions),
  ...Object.keys(vectorFunctions),
  'label_replace',
  'vector',
];
