import { scalarNode } from './literal.js';
import { callNode, stringNode } from './make.js';
import type { InstantVector, Scalar } from './node.js';
import { wholeText } from './quote.js';

type Each = <L extends string>(of: InstantVector<L>) => InstantVector<L>;

/**
 * Writes a label from what a regular expression finds in another one.
 * `labelReplace({ of: up, to: 'host', replacement: '$1', from: 'instance', match: '(.*):.*' })` prints
 * `label_replace(up, "host", "$1", "instance", "(.*):.*")`.
 */
export function labelReplace<L extends string, const T extends string>(parts: {
  readonly of: InstantVector<L>;
  readonly to: T;
  readonly replacement: string;
  readonly from: NoInfer<L> | '';
  readonly match: string;
}): InstantVector<L | T> {
  const { of, to, replacement, from, match } = parts;
  return callNode('instant', 'label_replace', [
    of,
    ...texts('labelReplace()', [to, replacement, from, match]),
  ]);
}

/**
 * Joins labels into one. `labelJoin({ of: up, to: 'id', separator: '/', from: ['job', 'instance'] })` prints
 * `label_join(up, "id", "/", "job", "instance")`.
 */
export function labelJoin<L extends string, const T extends string>(parts: {
  readonly of: InstantVector<L>;
  readonly to: T;
  readonly separator: string;
  readonly from: readonly NoInfer<L>[];
}): InstantVector<L | T> {
  const { of, to, separator, from } = parts;
  return callNode('instant', 'label_join', [of, ...texts('labelJoin()', [to, separator, ...from])]);
}

/** `sort(up)` prints `sort(up)`: by value, in instant queries. */
export const sort: Each = each('sort');
/** `sortDesc(up)` prints `sort_desc(up)`. */
export const sortDesc: Each = each('sort_desc');
/** 1 where the vector is empty: `absent(up)` prints `absent(up)`. */
export const absent: Each = each('absent');

/** Experimental: `sortByLabel(up, ['job'])` prints `sort_by_label(up, "job")`. */
export function sortByLabel<L extends string>(
  of: InstantVector<L>,
  labels: readonly NoInfer<L>[],
): InstantVector<L> {
  return callNode('instant', 'sort_by_label', [of, ...texts('sortByLabel()', labels)]);
}

/** Experimental: `sortByLabelDesc(up, ['job'])` prints `sort_by_label_desc(up, "job")`. */
export function sortByLabelDesc<L extends string>(
  of: InstantVector<L>,
  labels: readonly NoInfer<L>[],
): InstantVector<L> {
  return callNode('instant', 'sort_by_label_desc', [of, ...texts('sortByLabelDesc()', labels)]);
}

/** Experimental: adds labels of info metrics: `info(up, selector({ version: re('.+') }))` prints `info(up, {version=~".+"})`. */
export function info(of: InstantVector, labels?: InstantVector): InstantVector {
  return callNode('instant', 'info', labels ? [of, labels] : [of]);
}

/** A number as a vector of one series without labels: `vector(0)` prints `vector(0)`. */
export function vector(of: number | Scalar): InstantVector<never> {
  return callNode('instant', 'vector', [scalarNode(of)]);
}

/** The value of the one series, or NaN: `scalar(sum(up))` prints `scalar(sum(up))`. */
export function scalar(of: InstantVector): Scalar {
  return callNode('scalar', 'scalar', [of]);
}

function each(name: string): Each {
  return (of) => callNode('instant', name, [of]);
}

function texts(where: string, list: readonly string[]) {
  return list.map((text) => stringNode(wholeText(text, where)));
}
