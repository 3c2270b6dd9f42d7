export { add, and, div, eq, ge, gt, le, lt, mod, mul, ne, or, pow, sub, unless } from './binary.js';
export type { CompareOptions, MatchingOptions } from './binary.js';
export type { Bytes } from './bytes.js';
export type { Duration, Offset, Range } from './duration.js';
export { check } from './check.js';
export { LogqlError } from './error.js';
export { ip, notIp, type IpRange } from './ip-range.js';
export { allOf, anyOf } from './label-filter.js';
export type { FilterMap, FilterValue, JoinedFilter, LabelFilter } from './label-filter.js';
export { events, events as logs, type LogQuery } from './log-query.js';
export { not, notRe, oneOf, re, type Matcher, type MatchValue } from './matcher.js';
export type {
  Binary,
  Expr,
  Grouping,
  GroupingOptions,
  LabelReplace,
  MetricQuery,
  RangeAggregation,
  Scalar,
  VectorAggregation,
} from './metric-query.js';
export { num, vector, type NumberValue } from './number.js';
export { parse } from './parse.js';
export { print } from './print.js';
export {
  absentOverTime,
  avgOverTime,
  bytesOverTime,
  bytesRate,
  countOverTime,
  firstOverTime,
  lastOverTime,
  maxOverTime,
  minOverTime,
  quantileOverTime,
  rate,
  rateCounter,
  stddevOverTime,
  stdvarOverTime,
  sumOverTime,
  type GroupedRangeOptions,
  type RangeOptions,
} from './range-aggregation.js';
export { raw, rawLogs } from './raw.js';
export type { CheckOptions, Finding } from './rules/report.js';
export { from, type FormatValue, type LabelList, type LineValue, type Stage } from './stage.js';
export { addFilters, addMatchers, earlier, mapLogs } from './transform.js';
export { labelsOf, streamsOf, variablesOf } from './used.js';
export type { Conversion, UnwrappedQuery } from './unwrapped-query.js';
export { variable, type Variable, type VariableText } from './variable.js';
export {
  approxTopk,
  avg,
  bottomk,
  count,
  labelReplace,
  max,
  min,
  sort,
  sortDesc,
  stddev,
  stdvar,
  sum,
  topk,
} from './vector-aggregation.js';
