import type {
  Event,
  EventSharedAttribute,
  Metric,
  ResourceAttribute,
  SharedAttribute,
} from './catalog/index.js';
import { dimensions, type DimensionFacts } from './dimensions.js';

export { dimensions } from './dimensions.js';

export type Dimension = keyof typeof dimensions;

/** The facts of one dimension, without the precision of the table above. */
export function factsOf(dimension: Dimension): DimensionFacts {
  return dimensions[dimension];
}

/** A dimension as a heading or a label says it: `Cost center`. */
export function titleOf(dimension: Dimension): string {
  const { words } = dimensions[dimension];
  return words.charAt(0).toUpperCase() + words.slice(1);
}

type On<D extends Dimension, Signal extends 'metric' | 'event'> =
  (typeof dimensions)[D] extends Record<Signal, infer A extends string> ? A : never;

type MeansIn<D extends Dimension, Name extends string> = (typeof dimensions)[D] extends {
  readonly of: readonly (infer N)[];
}
  ? Name extends N
    ? D
    : never
  : D;

type OfMetric<D extends Dimension, M> =
  M extends Metric<infer N, infer A>
    ? On<D, 'metric'> extends never
      ? never
      : On<D, 'metric'> extends keyof A | SharedAttribute
        ? MeansIn<D, N>
        : never
    : never;

type OfEvent<D extends Dimension, E> =
  E extends Event<infer N, infer A>
    ? On<D, 'event'> extends never
      ? never
      : On<D, 'event'> extends keyof A | SharedAttribute | EventSharedAttribute | ResourceAttribute
        ? MeansIn<D, N>
        : never
    : never;

type Own = {
  [D in Dimension]: (typeof dimensions)[D] extends { readonly own: string } ? D : never;
}[Dimension];

/** The dimensions that a metric or an event really carries. */
export type DimensionOn<M, E> = Own | { [D in Dimension]: OfMetric<D, M> | OfEvent<D, E> }[Dimension];

/** What a dimension may be held against: one value, one of several, or nothing at all (`missing`). */
export type Filter = string | readonly string[] | { readonly not: string } | typeof missing;

/** Stands for "has no value": `cost.total().where({ team: missing })`. */
export const missing: unique symbol = Symbol.for('claude-code-boards.missing');

export type Filters<D extends Dimension = Dimension> = Readonly<Partial<Record<D, Filter>>>;
