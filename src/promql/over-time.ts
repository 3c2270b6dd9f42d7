import { scalarNode } from './literal.js';
import { callNode } from './make.js';
import type { InstantVector, RangeVector, SampleKind, Scalar } from './node.js';

type OverTime = <L extends string>(of: RangeVector<L>) => InstantVector<L>;

/** Only what counts up, and histograms: a gauge does not compile. */
type OfCounter = <L extends string>(of: RangeVector<L, Exclude<SampleKind, 'gauge'>>) => InstantVector<L>;

/** Per second, over the window: `rate(up.over('5m'))` prints `rate(up[5m])`. */
export const rate: OfCounter = counterCall('rate');
/** Per second, between the last two samples: `irate(up.over('5m'))` prints `irate(up[5m])`. */
export const irate: OfCounter = counterCall('irate');
/** By how much over the window; births are not counted: `increase(up.over('1h'))` prints `increase(up[1h])`. */
export const increase: OfCounter = counterCall('increase');

/** `resets(up.over('1h'))` prints `resets(up[1h])`. */
export const resets: OverTime = overTime('resets');
/** `changes(up.over('1h'))` prints `changes(up[1h])`. */
export const changes: OverTime = overTime('changes');
/** Of gauges: `delta(up.over('1h'))` prints `delta(up[1h])`. */
export const delta: OverTime = overTime('delta');
/** Of gauges, between the last two samples: `idelta(up.over('1h'))` prints `idelta(up[1h])`. */
export const idelta: OverTime = overTime('idelta');
/** Of gauges, per second: `deriv(up.over('1h'))` prints `deriv(up[1h])`. */
export const deriv: OverTime = overTime('deriv');

/** `avgOverTime(up.over('1h'))` prints `avg_over_time(up[1h])`. */
export const avgOverTime: OverTime = overTime('avg_over_time');
/** `minOverTime(up.over('1h'))` prints `min_over_time(up[1h])`. */
export const minOverTime: OverTime = overTime('min_over_time');
/** `maxOverTime(up.over('1h'))` prints `max_over_time(up[1h])`. */
export const maxOverTime: OverTime = overTime('max_over_time');
/** `sumOverTime(up.over('1h'))` prints `sum_over_time(up[1h])`. */
export const sumOverTime: OverTime = overTime('sum_over_time');
/** `countOverTime(up.over('1h'))` prints `count_over_time(up[1h])`. */
export const countOverTime: OverTime = overTime('count_over_time');
/** `stddevOverTime(up.over('1h'))` prints `stddev_over_time(up[1h])`. */
export const stddevOverTime: OverTime = overTime('stddev_over_time');
/** `stdvarOverTime(up.over('1h'))` prints `stdvar_over_time(up[1h])`. */
export const stdvarOverTime: OverTime = overTime('stdvar_over_time');
/** `firstOverTime(up.over('1h'))` prints `first_over_time(up[1h])`. */
export const firstOverTime: OverTime = overTime('first_over_time');
/** `lastOverTime(up.over('1h'))` prints `last_over_time(up[1h])`. */
export const lastOverTime: OverTime = overTime('last_over_time');
/** 1 for each series with a sample: `presentOverTime(up.over('1h'))` prints `present_over_time(up[1h])`. */
export const presentOverTime: OverTime = overTime('present_over_time');
/** 1 where no series has a sample: `absentOverTime(up.over('1h'))` prints `absent_over_time(up[1h])`. */
export const absentOverTime: OverTime = overTime('absent_over_time');
/** Experimental: `madOverTime(up.over('1h'))` prints `mad_over_time(up[1h])`. */
export const madOverTime: OverTime = overTime('mad_over_time');
/** Experimental: `tsOfMinOverTime(up.over('1h'))` prints `ts_of_min_over_time(up[1h])`. */
export const tsOfMinOverTime: OverTime = overTime('ts_of_min_over_time');
/** Experimental: `tsOfMaxOverTime(up.over('1h'))` prints `ts_of_max_over_time(up[1h])`. */
export const tsOfMaxOverTime: OverTime = overTime('ts_of_max_over_time');
/** Experimental: `tsOfFirstOverTime(up.over('1h'))` prints `ts_of_first_over_time(up[1h])`. */
export const tsOfFirstOverTime: OverTime = overTime('ts_of_first_over_time');
/** Experimental: `tsOfLastOverTime(up.over('1h'))` prints `ts_of_last_over_time(up[1h])`. */
export const tsOfLastOverTime: OverTime = overTime('ts_of_last_over_time');

/** `quantileOverTime(0.9, up.over('1h'))` prints `quantile_over_time(0.9, up[1h])`. */
export function quantileOverTime<L extends string>(
  share: number | Scalar,
  of: RangeVector<L>,
): InstantVector<L> {
  return callNode('instant', 'quantile_over_time', [scalarNode(share), of]);
}

/** Where a line through the window arrives: `predictLinear(up.over('1h'), 3600)` prints `predict_linear(up[1h], 3600)`. */
export function predictLinear<L extends string>(
  of: RangeVector<L>,
  seconds: number | Scalar,
): InstantVector<L> {
  return callNode('instant', 'predict_linear', [of, scalarNode(seconds)]);
}

/**
 * Experimental: a smoothed gauge. `doubleExponentialSmoothing(up.over('1h'), { smoothing: 0.5, trend: 0.1 })`
 * prints `double_exponential_smoothing(up[1h], 0.5, 0.1)`.
 */
export function doubleExponentialSmoothing<L extends string>(
  of: RangeVector<L>,
  factors: { readonly smoothing: number | Scalar; readonly trend: number | Scalar },
): InstantVector<L> {
  const { smoothing, trend } = factors;
  return callNode('instant', 'double_exponential_smoothing', [of, scalarNode(smoothing), scalarNode(trend)]);
}

function overTime(name: string): OverTime {
  return (of) => callNode('instant', name, [of]);
}

function counterCall(name: string): OfCounter {
  return (of) => callNode('instant', name, [of]);
}
