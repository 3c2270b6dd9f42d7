import { compared, type Compared, type CompareOperator, type CompareValue } from './label-filter.js';
import { binary, matching } from './binary-node.js';
import type { Binary, BinaryOperator, Matching, MetricQuery, Scalar, ScalarBinary } from './metric-query.js';
import { num } from './number.js';

/** Which series of the two sides belong together; one side may have several for one of the other. */
export type MatchingOptions =
  | {
      readonly on?: readonly string[];
      readonly ignoring?: never;
      readonly groupLeft?: never;
      readonly groupRight?: never;
    }
  | ({ readonly on: readonly string[]; readonly ignoring?: never } & GroupOptions)
  | ({ readonly ignoring: readonly string[]; readonly on?: never } & GroupOptions);

type GroupOptions =
  | { readonly groupLeft?: readonly string[]; readonly groupRight?: never }
  | { readonly groupRight?: readonly string[]; readonly groupLeft?: never };

/** As for other operators; `bool` gives 0 and 1 instead of leaving series out. */
export type CompareOptions = MatchingOptions & { readonly bool?: boolean };

type Operand<Label extends string> = MetricQuery<Label> | Scalar | number;

interface Arithmetic {
  <A extends string, B extends string>(
    left: MetricQuery<A>,
    right: MetricQuery<B>,
    options?: MatchingOptions,
  ): Binary<A | B>;
  <A extends string>(left: MetricQuery<A>, right: Scalar | number): Binary<A>;
  <B extends string>(left: Scalar | number, right: MetricQuery<B>): Binary<B>;
  (left: Scalar | number, right: Scalar | number): ScalarBinary;
}

interface Comparing {
  (value: CompareValue): Compared;
  <A extends string, B extends string>(
    left: MetricQuery<A>,
    right: MetricQuery<B>,
    options?: CompareOptions,
  ): Binary<A | B>;
  <A extends string>(
    left: MetricQuery<A>,
    right: Scalar | number,
    options?: { readonly bool?: boolean },
  ): Binary<A>;
  <B extends string>(
    left: Scalar | number,
    right: MetricQuery<B>,
    options?: { readonly bool?: boolean },
  ): Binary<B>;
  (left: Scalar | number, right: Scalar | number): ScalarBinary;
}

type Combining = <A extends string, B extends string>(
  left: MetricQuery<A>,
  right: MetricQuery<B>,
  options?:
    | { readonly on?: readonly string[]; readonly ignoring?: never }
    | { readonly ignoring?: readonly string[]; readonly on?: never },
) => Binary<A | B>;

/** `a + b` */
export const add = arithmetic('+');
/** `a - b` */
export const sub = arithmetic('-');
/** `a * b` */
export const mul = arithmetic('*');
/** `a / b` */
export const div = arithmetic('/');
/** `a % b` */
export const mod = arithmetic('%');
/** `a ^ b` */
export const pow = arithmetic('^');

/** `a == b`; with one argument, a condition for `where`: `size == 5`. */
export const eq = comparing('==');
/** `a != b`; with one argument, a condition for `where`: `size != 5`. */
export const ne = comparing('!=');
/** `a > b`; with one argument, a condition for `where`: `duration_ms > 1500`. */
export const gt = comparing('>');
/** `a >= b`; with one argument, a condition for `where`: `duration_ms >= 1500`. */
export const ge = comparing('>=');
/** `a < b`; with one argument, a condition for `where`: `took < 5s`. */
export const lt = comparing('<');
/** `a <= b`; with one argument, a condition for `where`: `size <= 20MB`. */
export const le = comparing('<=');

/** Series of the left that are on the right too: `a and b`. */
export const and: Combining = combining('and');
/** Series of the left, and those of the right that are not there: `a or vector(0)`. */
export const or: Combining = combining('or');
/** Series of the left that are not on the right: `a unless b`. */
export const unless: Combining = combining('unless');

function arithmetic(op: BinaryOperator): Arithmetic {
  return ((left: Operand<string>, right: Operand<string>, options?: CompareOptions) =>
    joined(op, left, right, options)) as Arithmetic;
}

function comparing(op: CompareOperator): Comparing {
  return ((left: Operand<string> | CompareValue, right?: Operand<string>, options?: CompareOptions) =>
    right === undefined
      ? compared(op, left as CompareValue)
      : joined(op, left as Operand<string>, right, options)) as Comparing;
}

function combining(op: BinaryOperator): Combining {
  return (left, right, options) => joined(op, left, right, options as CompareOptions) as Binary<never>;
}

function joined(
  op: BinaryOperator,
  left: Operand<string>,
  right: Operand<string>,
  options: CompareOptions = {},
) {
  return binary({
    op,
    left: operand(left),
    right: operand(right),
    bool: options.bool ?? false,
    matching: matchingOf(options),
  });
}

function operand(value: Operand<string>): MetricQuery | Scalar {
  return typeof value === 'number' ? num(value) : value;
}

function matchingOf({ on, ignoring, groupLeft, groupRight }: CompareOptions): Matching | undefined {
  const labels = on ?? ignoring;
  if (!labels) return undefined;
  const extra = groupLeft ?? groupRight;
  return matching({
    kind: on ? 'on' : 'ignoring',
    labels,
    ...(extra ? { group: { side: groupLeft ? 'left' : 'right', labels: extra } } : {}),
  });
}
