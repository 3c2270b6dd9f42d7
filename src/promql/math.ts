import { scalarNode } from './literal.js';
import { callNode } from './make.js';
import type { InstantVector, Scalar } from './node.js';

type Each = <L extends string>(of: InstantVector<L>) => InstantVector<L>;
type Num = number | Scalar;

/** `abs(up)` prints `abs(up)`. */
export const abs: Each = each('abs');
/** `ceil(up)` prints `ceil(up)`. */
export const ceil: Each = each('ceil');
/** `floor(up)` prints `floor(up)`. */
export const floor: Each = each('floor');
/** `exp(up)` prints `exp(up)`. */
export const exp: Each = each('exp');
/** `ln(up)` prints `ln(up)`. */
export const ln: Each = each('ln');
/** `log2(up)` prints `log2(up)`. */
export const log2: Each = each('log2');
/** `log10(up)` prints `log10(up)`. */
export const log10: Each = each('log10');
/** `sqrt(up)` prints `sqrt(up)`. */
export const sqrt: Each = each('sqrt');
/** -1, 0 or 1: `sgn(up)` prints `sgn(up)`. */
export const sgn: Each = each('sgn');
/** Radians to degrees: `deg(up)` prints `deg(up)`. */
export const deg: Each = each('deg');
/** Degrees to radians: `rad(up)` prints `rad(up)`. */
export const rad: Each = each('rad');
/** `sin(up)` prints `sin(up)`. */
export const sin: Each = each('sin');
/** `cos(up)` prints `cos(up)`. */
export const cos: Each = each('cos');
/** `tan(up)` prints `tan(up)`. */
export const tan: Each = each('tan');
/** `asin(up)` prints `asin(up)`. */
export const asin: Each = each('asin');
/** `acos(up)` prints `acos(up)`. */
export const acos: Each = each('acos');
/** `atan(up)` prints `atan(up)`. */
export const atan: Each = each('atan');
/** `sinh(up)` prints `sinh(up)`. */
export const sinh: Each = each('sinh');
/** `cosh(up)` prints `cosh(up)`. */
export const cosh: Each = each('cosh');
/** `tanh(up)` prints `tanh(up)`. */
export const tanh: Each = each('tanh');
/** `asinh(up)` prints `asinh(up)`. */
export const asinh: Each = each('asinh');
/** `acosh(up)` prints `acosh(up)`. */
export const acosh: Each = each('acosh');
/** `atanh(up)` prints `atanh(up)`. */
export const atanh: Each = each('atanh');

/** `clamp(up, { min: 0, max: 1 })` prints `clamp(up, 0, 1)`. */
export function clamp<L extends string>(
  of: InstantVector<L>,
  bounds: { readonly min: Num; readonly max: Num },
): InstantVector<L> {
  return callNode('instant', 'clamp', [of, scalarNode(bounds.min), scalarNode(bounds.max)]);
}

/** No less than: `clampMin(up, 0)` prints `clamp_min(up, 0)`. */
export function clampMin<L extends string>(of: InstantVector<L>, least: Num): InstantVector<L> {
  return callNode('instant', 'clamp_min', [of, scalarNode(least)]);
}

/** No more than: `clampMax(up, 1)` prints `clamp_max(up, 1)`. */
export function clampMax<L extends string>(of: InstantVector<L>, most: Num): InstantVector<L> {
  return callNode('instant', 'clamp_max', [of, scalarNode(most)]);
}

/** To whole numbers, or to multiples: `round(up, 0.5)` prints `round(up, 0.5)`. */
export function round<L extends string>(of: InstantVector<L>, to?: Num): InstantVector<L> {
  return callNode('instant', 'round', to === undefined ? [of] : [of, scalarNode(to)]);
}

/** `pi()` prints `pi()`. */
export function pi(): Scalar {
  return callNode('scalar', 'pi', []);
}

/** Experimental: `maxOf(1, 2)` prints `max_of(1, 2)`. Also in a range. */
export function maxOf(left: Num, right: Num): Scalar {
  return callNode('scalar', 'max_of', [scalarNode(left), scalarNode(right)]);
}

/** Experimental: `minOf(1, 2)` prints `min_of(1, 2)`. Also in a range. */
export function minOf(left: Num, right: Num): Scalar {
  return callNode('scalar', 'min_of', [scalarNode(left), scalarNode(right)]);
}

function each(name: string): Each {
  return (of) => callNode('instant', name, [of]);
}
