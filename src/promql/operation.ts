import type { InstantVector, Scalar, VariableNode } from './node.js';

type Names<L extends string> = readonly (L | VariableNode)[];

/** Which series of two vectors belong together. */
export type Match<L extends string = string> = (
  { readonly on?: Names<L>; readonly ignoring?: never } | { readonly ignoring: Names<L>; readonly on?: never }
) &
  (
    | { readonly groupLeft?: Names<L> | true; readonly groupRight?: never }
    | { readonly groupRight: Names<L> | true; readonly groupLeft?: never }
  ) & {
    /** Experimental: the value for a series missing on either side. */
    readonly fill?: number;
    /** Experimental: the value for a series missing on the left. */
    readonly fillLeft?: number;
    /** Experimental: the value for a series missing on the right. */
    readonly fillRight?: number;
  };

/** For sets of series: only which labels are compared. */
export type SetMatch<L extends string = string> =
  | { readonly on?: Names<L>; readonly ignoring?: never }
  | { readonly ignoring: Names<L>; readonly on?: never };

type Compare<L extends string> = Match<L> & { readonly bool?: boolean };
type Num = number | Scalar;

/** `+`, `-` and the like. */
export interface Arithmetic {
  (left: Num, right: Num): Scalar;
  <L extends string>(left: InstantVector<L>, right: Num): InstantVector<L>;
  <L extends string>(left: Num, right: InstantVector<L>): InstantVector<L>;
  <A extends string, B extends string>(
    left: InstantVector<A>,
    right: InstantVector<B>,
    match?: Match<NoInfer<A | B>>,
  ): InstantVector<A | B>;
}

/** `==`, `>` and the like. */
export interface Comparison {
  (left: Num, right: Num, how: { readonly bool: true }): Scalar;
  <L extends string>(left: InstantVector<L>, right: Num, how?: { readonly bool?: boolean }): InstantVector<L>;
  <L extends string>(left: Num, right: InstantVector<L>, how?: { readonly bool?: boolean }): InstantVector<L>;
  <A extends string, B extends string>(
    left: InstantVector<A>,
    right: InstantVector<B>,
    how?: Compare<NoInfer<A | B>>,
  ): InstantVector<A | B>;
}

/** `and`, `or`, `unless`. */
export type SetOperation = <A extends string, B extends string>(
  left: InstantVector<A>,
  right: InstantVector<B>,
  match?: SetMatch<NoInfer<A | B>>,
) => InstantVector<A | B>;

/** `</` and `>/`. */
export type Trim = <L extends string>(
  left: InstantVector<L>,
  right: Num | InstantVector<L>,
) => InstantVector<L>;
