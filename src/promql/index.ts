export {
  avg,
  bottomk,
  count,
  countValues,
  group,
  limitk,
  limitRatio,
  max,
  min,
  quantile,
  stddev,
  stdvar,
  sum,
  topk,
} from './aggregation.js';
export type { By } from './aggregation.js';
export {
  dayOfMonth,
  dayOfWeek,
  dayOfYear,
  daysInMonth,
  end,
  hour,
  minute,
  month,
  range,
  start,
  startTimestamp,
  step,
  time,
  timestamp,
  year,
} from './clock.js';
export type { DurationText } from './duration.js';
export {
  histogramAvg,
  histogramCount,
  histogramFraction,
  histogramQuantile,
  histogramQuantiles,
  histogramStddev,
  histogramStdvar,
  histogramSum,
} from './histogram.js';
export {
  absent,
  info,
  labelJoin,
  labelReplace,
  scalar,
  sort,
  sortByLabel,
  sortByLabelDesc,
  sortDesc,
  vector,
} from './labels.js';
export { duration, num, str } from './literal.js';
export type { Offset, VariableText, Window } from './literal.js';
export { is, not, notRe, re } from './matcher.js';
export type { Match as LabelMatch, MatchValue } from './matcher.js';
export {
  abs,
  acos,
  acosh,
  asin,
  asinh,
  atan,
  atanh,
  ceil,
  clamp,
  clampMax,
  clampMin,
  cos,
  cosh,
  deg,
  exp,
  floor,
  ln,
  log10,
  log2,
  maxOf,
  minOf,
  pi,
  rad,
  round,
  sgn,
  sin,
  sinh,
  sqrt,
  tan,
  tanh,
} from './math.js';
export { metric, selector, subquery } from './metric.js';
export type { LabelSpec, ValuesOf } from './metric.js';
export type {
  BinaryOperator,
  Expr,
  InstantVector,
  Matcher,
  MatchOperator,
  RangeVector,
  SampleKind,
  Scalar,
  StringExpr,
  ValueType,
  VariableNode,
} from './node.js';
export {
  add,
  and,
  atan2,
  div,
  eq,
  ge,
  gt,
  le,
  lt,
  mod,
  mul,
  ne,
  neg,
  or,
  plus,
  pow,
  sub,
  trimLower,
  trimUpper,
  unless,
} from './operator.js';
export type { Match as VectorMatch, SetMatch } from './operation.js';
export {
  absentOverTime,
  avgOverTime,
  changes,
  countOverTime,
  delta,
  deriv,
  doubleExponentialSmoothing,
  firstOverTime,
  idelta,
  increase,
  irate,
  lastOverTime,
  madOverTime,
  maxOverTime,
  minOverTime,
  predictLinear,
  presentOverTime,
  quantileOverTime,
  rate,
  resets,
  stddevOverTime,
  stdvarOverTime,
  sumOverTime,
  tsOfFirstOverTime,
  tsOfLastOverTime,
  tsOfMaxOverTime,
  tsOfMinOverTime,
} from './over-time.js';
export { check } from './check.js';
export type { Finding, Rule, Severity } from './check/finding.js';
export { PromqlError } from './error.js';
export { parse } from './parse.js';
export { labelsOf, metricsOf, variablesOf } from './names-used.js';
export { print } from './print.js';
export { raw } from './raw.js';
export type { At, LabelValues, Matchers, Range, Selector, Subquery } from './selector.js';
export { addMatchers, asOf, earlier, renameMetric } from './transform.js';
export { variable } from './variable.js';
export type { VariableFormat } from './variable.js';
