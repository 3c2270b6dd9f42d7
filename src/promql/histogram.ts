import { scalarNode } from './literal.js';
import { callNode, stringNode } from './make.js';
import type { InstantVector, Scalar } from './node.js';
import { wholeText } from './quote.js';

type Each = <L extends string>(of: InstantVector<L>) => InstantVector<L>;
type Num = number | Scalar;

/** `histogramAvg(h)` prints `histogram_avg(h)`. */
export const histogramAvg: Each = each('histogram_avg');
/** `histogramCount(h)` prints `histogram_count(h)`. */
export const histogramCount: Each = each('histogram_count');
/** `histogramSum(h)` prints `histogram_sum(h)`. */
export const histogramSum: Each = each('histogram_sum');
/** `histogramStddev(h)` prints `histogram_stddev(h)`. */
export const histogramStddev: Each = each('histogram_stddev');
/** `histogramStdvar(h)` prints `histogram_stdvar(h)`. */
export const histogramStdvar: Each = each('histogram_stdvar');

/**
 * The value below which a share of the observations lies; classic histograms need their `le` label.
 * `histogramQuantile(0.95, sum(rate(h.over('5m')), { by: ['le'] }))` prints
 * `histogram_quantile(0.95, sum by (le) (rate(h[5m])))`.
 */
export function histogramQuantile<L extends string>(
  share: Num,
  of: InstantVector<L>,
): InstantVector<Exclude<L, 'le'>> {
  return callNode('instant', 'histogram_quantile', [scalarNode(share), of]) as InstantVector<
    Exclude<L, 'le'>
  >;
}

/**
 * Experimental: several at once, each share in a label. `histogramQuantiles(h, { label: 'q', shares: [0.5, 0.9] })`
 * prints `histogram_quantiles(h, "q", 0.5, 0.9)`.
 */
export function histogramQuantiles<L extends string, const N extends string>(
  of: InstantVector<L>,
  wanted: { readonly label: N; readonly shares: readonly Num[] },
): InstantVector<Exclude<L, 'le'> | N> {
  const label = stringNode(wholeText(wanted.label, 'histogramQuantiles()'));
  const args = [of, label, ...wanted.shares.map(scalarNode)];
  return callNode('instant', 'histogram_quantiles', args) as InstantVector<Exclude<L, 'le'> | N>;
}

/** The share between two values: `histogramFraction({ from: 0, to: 1 }, h)` prints `histogram_fraction(0, 1, h)`. */
export function histogramFraction<L extends string>(
  between: { readonly from: Num; readonly to: Num },
  of: InstantVector<L>,
): InstantVector<Exclude<L, 'le'>> {
  const args = [scalarNode(between.from), scalarNode(between.to), of];
  return callNode('instant', 'histogram_fraction', args) as InstantVector<Exclude<L, 'le'>>;
}

function each(name: string): Each {
  return (of) => callNode('instant', name, [of]);
}
