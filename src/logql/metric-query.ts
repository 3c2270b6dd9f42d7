import type { LogQuery } from './log-query.js';
import type { NumberLiteral, VectorLiteral } from './number.js';
import type { UnwrappedQuery } from './unwrapped-query.js';
import type { VariableText } from './variable.js';

declare const labels: unique symbol;

/** The labels a metric query's series carry, known to the compiler only. */
export interface Labelled<Label extends string> {
  readonly [labels]?: Label;
}

/** The labels that stay, or those that go. */
export interface Grouping {
  readonly kind: 'by' | 'without';
  readonly labels: readonly string[];
}

/** How the options of an aggregation name its grouping. */
export type GroupingOptions<Label extends string> =
  | { readonly by?: readonly (Label | VariableText)[]; readonly without?: never }
  | { readonly without?: readonly (Label | VariableText)[]; readonly by?: never };

export type RangeOperator =
  | 'count_over_time'
  | 'rate'
  | 'rate_counter'
  | 'bytes_over_time'
  | 'bytes_rate'
  | 'avg_over_time'
  | 'sum_over_time'
  | 'min_over_time'
  | 'max_over_time'
  | 'stdvar_over_time'
  | 'stddev_over_time'
  | 'quantile_over_time'
  | 'first_over_time'
  | 'last_over_time'
  | 'absent_over_time';

/** Lines over a range of time made into numbers. */
export interface RangeAggregation<Label extends string = string> extends Labelled<Label> {
  readonly kind: 'rangeAggregation';
  readonly op: RangeOperator;
  readonly parameter?: number | string;
  readonly of: LogQuery | UnwrappedQuery;
  readonly range: string;
  readonly offset?: string;
  readonly grouping?: Grouping;
}

export type VectorOperator =
  | 'sum'
  | 'avg'
  | 'count'
  | 'max'
  | 'min'
  | 'stddev'
  | 'stdvar'
  | 'bottomk'
  | 'topk'
  | 'sort'
  | 'sort_desc'
  | 'approx_topk';

/** Series made into fewer, or put in order. */
export interface VectorAggregation<Label extends string = string> extends Labelled<Label> {
  readonly kind: 'vectorAggregation';
  readonly op: VectorOperator;
  readonly parameter?: number | string;
  readonly of: MetricQuery;
  readonly grouping?: Grouping;
}

export type BinaryOperator =
  'or' | 'and' | 'unless' | '==' | '!=' | '>' | '>=' | '<' | '<=' | '+' | '-' | '*' | '/' | '%' | '^';

/** Which series of the two sides belong together. */
export interface Matching {
  readonly kind: 'on' | 'ignoring';
  readonly labels: readonly string[];
  readonly group?: { readonly side: 'left' | 'right'; readonly labels: readonly string[] };
}

/** Two queries joined by an operator; one of them may be a number. */
export interface Binary<Label extends string = string> extends Labelled<Label> {
  readonly kind: 'binary';
  readonly op: BinaryOperator;
  readonly left: MetricQuery | Scalar;
  readonly right: MetricQuery | Scalar;
  readonly bool: boolean;
  readonly matching?: Matching;
}

/** Two numbers joined by an operator. */
export interface ScalarBinary {
  readonly kind: 'scalarBinary';
  readonly op: BinaryOperator;
  readonly left: Scalar;
  readonly right: Scalar;
  readonly bool: boolean;
}

/** A label written from another one. */
export interface LabelReplace<Label extends string = string> extends Labelled<Label> {
  readonly kind: 'labelReplace';
  readonly of: MetricQuery;
  readonly to: string;
  readonly replacement: string;
  readonly from: string;
  readonly match: string;
}

/** A query that gives series of numbers. */
export type MetricQuery<Label extends string = string> =
  RangeAggregation<Label> | VectorAggregation<Label> | Binary<Label> | LabelReplace<Label> | VectorLiteral;

/** A number, or a sum of numbers. */
export type Scalar = NumberLiteral | ScalarBinary;

/** A whole query. */
export type Expr = LogQuery | MetricQuery | Scalar;
