import { scalarNode } from './literal.js';
import { stringNode } from './make.js';
import type { AggregateNode, Expr, Grouping, InstantVector, Scalar, VariableNode } from './node.js';
import { wholeText } from './quote.js';

type Names<L extends string> = readonly (L | VariableNode)[];

/** Which labels stay: `by` keeps those named, `without` drops them. With neither, none stays. */
export type By<L extends string> =
  { readonly by?: Names<L>; readonly without?: never } | { readonly without: Names<L>; readonly by?: never };

/** The labels of an aggregation's result. */
export type Kept<L extends string, G> = G extends { readonly by: readonly (infer B)[] }
  ? Extract<B, string>
  : G extends { readonly without: readonly (infer W)[] }
    ? string extends L
      ? string
      : Exclude<L, W>
    : never;

type Aggregate = <L extends string, const G extends By<NoInfer<L>> = Record<never, never>>(
  of: InstantVector<L>,
  grouping?: G,
) => InstantVector<Kept<L, G>>;

/** Selecting aggregations keep the series whole, so all labels stay. */
type Select = <L extends string>(
  k: number | Scalar,
  of: InstantVector<L>,
  grouping?: By<NoInfer<L>>,
) => InstantVector<L>;

/** `sum(up, { by: ['job'] })` prints `sum by (job) (up)`. */
export const sum: Aggregate = plain('sum');
/** `avg(up)` prints `avg(up)`. */
export const avg: Aggregate = plain('avg');
/** The number of series: `count(up, { without: ['instance'] })` prints `count without (instance) (up)`. */
export const count: Aggregate = plain('count');
/** `min(up)` prints `min(up)`. */
export const min: Aggregate = plain('min');
/** `max(up)` prints `max(up)`. */
export const max: Aggregate = plain('max');
/** 1 a group: `group(up, { by: ['job'] })` prints `group by (job) (up)`. */
export const group: Aggregate = plain('group');
/** `stddev(up)` prints `stddev(up)`. */
export const stddev: Aggregate = plain('stddev');
/** `stdvar(up)` prints `stdvar(up)`. */
export const stdvar: Aggregate = plain('stdvar');

/** The largest k series: `topk(5, up)` prints `topk(5, up)`. */
export const topk: Select = selecting('topk');
/** The smallest k series: `bottomk(5, up)` prints `bottomk(5, up)`. */
export const bottomk: Select = selecting('bottomk');
/** Experimental: any k series: `limitk(5, up)` prints `limitk(5, up)`. */
export const limitk: Select = selecting('limitk');
/** Experimental: a share of the series, or the others where negative: `limitRatio(0.1, up)` prints `limit_ratio(0.1, up)`. */
export const limitRatio: Select = selecting('limit_ratio');

/** The value below which a share of the series lies: `quantile(0.9, up)` prints `quantile(0.9, up)`. */
export function quantile<L extends string, const G extends By<NoInfer<L>> = Record<never, never>>(
  share: number | Scalar,
  of: InstantVector<L>,
  grouping?: G,
): InstantVector<Kept<L, G>> {
  return aggregate('quantile', of, grouping, scalarNode(share));
}

/** How many series have each value, the value in a new label: `countValues('v', up)` prints `count_values("v", up)`. */
export function countValues<
  const N extends string,
  L extends string,
  const G extends By<NoInfer<L>> = Record<never, never>,
>(label: N, of: InstantVector<L>, grouping?: G): InstantVector<Kept<L, G> | N> {
  return aggregate('count_values', of, grouping, stringNode(wholeText(label, 'countValues()')));
}

function plain(op: string): Aggregate {
  return (of, grouping) => aggregate(op, of, grouping);
}

function selecting(op: string): Select {
  return (k, of, grouping) => aggregate(op, of, grouping, scalarNode(k));
}

type AnyBy = { readonly by?: Names<string>; readonly without?: Names<string> };

function aggregate<L extends string>(op: string, of: Expr, by?: AnyBy, param?: Expr): InstantVector<L> {
  const grouping = by && groupingOf(by);
  return aggregateNode({
    op,
    of,
    ...(param && { param }),
    ...(grouping && { grouping }),
  }) as InstantVector<L>;
}

export function aggregateNode(parts: Omit<AggregateNode, 'kind' | 'type'>): AggregateNode {
  return Object.freeze({ kind: 'aggregate', type: 'instant', ...parts });
}

function groupingOf({ by, without }: AnyBy): Grouping | undefined {
  if (by && without) throw new TypeError('give "by" or "without", not both');
  const labels = by ?? without;
  return labels && groupingNode(by ? 'by' : 'without', namesOf(labels));
}

export function groupingNode(mode: Grouping['mode'], labels: readonly string[]): Grouping {
  return Object.freeze({ mode, labels: Object.freeze([...labels]) });
}

/** Label names as text; the text of a variable where one stands for names. */
export function namesOf(names: Names<string>): string[] {
  return names.map((name) => {
    if (name === '') throw new TypeError('a label needs a name: "" was given');
    return typeof name === 'string' ? wholeText(name, 'label') : name.text;
  });
}
