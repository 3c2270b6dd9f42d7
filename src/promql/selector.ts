import type { MatchValue } from './matcher.js';
import type { Offset, Window } from './literal.js';
import type { Marked, RangeNode, SampleKind, SelectorNode, SubqueryNode, VariableNode } from './node.js';

/** Each label with the values it may have. */
export type LabelValues = Readonly<Record<string, string>>;

/** Matchers by label: a value, `re()`, `not()`, `notRe()`, `is()`, a variable, or several of them. */
export type Matchers<V extends LabelValues = LabelValues> = {
  readonly [L in keyof V]?: MatchValue<V[L]> | readonly MatchValue<V[L]>[];
};

/** A moment for `@`: `'start'`, `'end'`, seconds since 1970, or a variable that holds them. */
export type At = 'start' | 'end' | number | VariableNode;

/** The newest sample of each series that matches: an instant vector. */
export interface Selector<V extends LabelValues = LabelValues, K extends SampleKind = SampleKind>
  extends SelectorNode, Marked<keyof V & string, K> {
  /** Adds matchers: `up.where({ job: 'api' })` prints `up{job="api"}`. */
  where(matchers: Matchers<V>): Selector<V, K>;
  /** All samples of a window: `up.over('5m')` prints `up[5m]`. */
  over(window: Window): Range<keyof V & string, K>;
  /** As it was before: `up.offset('1d')` prints `up offset 1d`. */
  offset(by: Offset): Selector<V, K>;
  /** As it was at a moment: `up.at('end')` prints `up @ end()`. */
  at(moment: At): Selector<V, K>;
  /** Experimental: values at the edges are taken from the nearest sample. Prints `up anchored`. */
  anchored(): Selector<V, K>;
  /** Experimental: values at the edges are interpolated. Prints `up smoothed`. */
  smoothed(): Selector<V, K>;
}

/** All samples of a window of each series that matches: a range vector. */
export interface Range<L extends string = string, K extends SampleKind = SampleKind>
  extends RangeNode, Marked<L, K> {
  /** `up.over('5m').offset('1d')` prints `up[5m] offset 1d`. */
  offset(by: Offset): Range<L, K>;
  /** `up.over('5m').at('end')` prints `up[5m] @ end()`. */
  at(moment: At): Range<L, K>;
  /** Experimental: prints `up[5m] anchored`. */
  anchored(): Range<L, K>;
  /** Experimental: prints `up[5m] smoothed`. */
  smoothed(): Range<L, K>;
}

/** An expression evaluated at each step of a window: a range vector. */
export interface Subquery<L extends string = string> extends SubqueryNode, Marked<L, never> {
  /** Prints `rate(x[1m])[1h:5m] offset 1d`. */
  offset(by: Offset): Subquery<L>;
  /** Prints `rate(x[1m])[1h:5m] @ end()`. */
  at(moment: At): Subquery<L>;
}
