/** What an expression yields: one number, one text, one sample a series, or many samples a series. */
export type ValueType = 'scalar' | 'string' | 'instant' | 'range';

/** What a metric measures, as far as the language cares. */
export type SampleKind = 'counter' | 'gauge' | 'histogram';

declare const labelNames: unique symbol;
declare const sampleKind: unique symbol;

/** Marks a vector with the labels its series may carry and the kind of its samples. Types only. */
export interface Marked<L extends string, K extends SampleKind> {
  readonly [labelNames]?: L;
  readonly [sampleKind]?: K;
}

export type MatchOperator = '=' | '!=' | '=~' | '!~';

export interface Matcher {
  readonly label: string;
  readonly op: MatchOperator;
  readonly value: string;
  /** Holds a variable and was written in backquotes, where the engine reads no escapes. */
  readonly raw?: true;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%' | '^' | 'atan2';
export type ComparisonOperator = '==' | '!=' | '>' | '<' | '>=' | '<=' | '</' | '>/';
export type SetOperator = 'and' | 'or' | 'unless';
export type BinaryOperator = ArithmeticOperator | ComparisonOperator | SetOperator;

export interface NumberNode {
  readonly kind: 'number';
  readonly type: 'scalar';
  readonly value: number;
}

/** A length of time as it was written: `5m`, `1h30m`, `-1d`. As a scalar it is its seconds. */
export interface DurationNode {
  readonly kind: 'duration';
  readonly type: 'scalar';
  readonly text: string;
}

/** One of Grafana's variables where a number or a length of time stands: `$n`, `${__range_s}s`. */
export interface VariableNode {
  readonly kind: 'variable';
  readonly type: 'scalar';
  readonly text: string;
}

export interface StringNode {
  readonly kind: 'string';
  readonly type: 'string';
  readonly value: string;
  /** Holds a variable and was written in backquotes. */
  readonly raw?: true;
}

/** `@ start()`, `@ end()`, or a moment in seconds. */
export type Moment = 'start' | 'end' | NumberNode | DurationNode | VariableNode | UnaryNode<'scalar'>;

/** When a selector or a subquery is read. */
export interface Timing {
  /** What follows `offset`: how far back, or forward when negative. */
  readonly shift?: Scalar;
  /** What follows `@`. */
  readonly moment?: Moment;
}

export interface SelectorNode extends Timing {
  readonly kind: 'selector';
  readonly type: 'instant';
  /** The metric's name; a selector by labels alone has none. */
  readonly name?: string;
  readonly matchers: readonly Matcher[];
  /** Experimental: how the edges of the range are read. */
  readonly edges?: 'anchored' | 'smoothed';
}

export interface RangeNode {
  readonly kind: 'range';
  readonly type: 'range';
  readonly selector: SelectorNode;
  readonly range: Scalar;
}

export interface SubqueryNode extends Timing {
  readonly kind: 'subquery';
  readonly type: 'range';
  readonly of: Expr;
  readonly range: Scalar;
  readonly step?: Scalar;
}

export interface CallNode<T extends ValueType = ValueType> {
  readonly kind: 'call';
  readonly type: T;
  readonly name: string;
  readonly args: readonly Expr[];
}

export interface Grouping {
  readonly mode: 'by' | 'without';
  readonly labels: readonly string[];
}

export interface AggregateNode {
  readonly kind: 'aggregate';
  readonly type: 'instant';
  readonly op: string;
  readonly of: Expr;
  readonly param?: Expr;
  readonly grouping?: Grouping;
}

export interface Matching {
  readonly mode: 'on' | 'ignoring';
  readonly labels: readonly string[];
  readonly group?: { readonly side: 'left' | 'right'; readonly include: readonly string[] };
}

export interface BinaryNode<T extends 'scalar' | 'instant' = 'scalar' | 'instant'> {
  readonly kind: 'binary';
  readonly type: T;
  readonly op: BinaryOperator;
  readonly left: Expr;
  readonly right: Expr;
  readonly bool?: true;
  readonly matching?: Matching;
  /** Experimental: the value that stands in for a missing series. */
  readonly fill?: { readonly left?: number; readonly right?: number };
}

export interface UnaryNode<T extends ValueType = ValueType> {
  readonly kind: 'unary';
  readonly type: T;
  readonly op: '+' | '-';
  readonly of: Expr;
}

type InstantNode =
  SelectorNode | CallNode<'instant'> | AggregateNode | BinaryNode<'instant'> | UnaryNode<'instant'>;

export type Scalar =
  NumberNode | DurationNode | VariableNode | CallNode<'scalar'> | BinaryNode<'scalar'> | UnaryNode<'scalar'>;

export type StringExpr = StringNode;

/** One sample a series. `L` names the labels the series may carry. */
export type InstantVector<L extends string = string> = InstantNode & Marked<L, SampleKind>;

/** Many samples a series. `L` names the labels, `K` the kind of samples. */
export type RangeVector<L extends string = string, K extends SampleKind = SampleKind> = (
  RangeNode | SubqueryNode
) &
  Marked<L, K>;

export type Expr = Scalar | StringExpr | InstantVector | RangeVector;
