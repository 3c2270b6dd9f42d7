import { dimensions as known, type Dimension, type Filters } from './dimension.js';
import type { Compiled, Setting } from './compile/index.js';
import type { Column } from './list.js';
import type { MeasureFacts } from './measure.js';
import type { Pipeline } from './pipeline.js';

/** The stretch of time one number stands for: the range shown, a step, or the days that end where it stands. */
export type Window = '$__range' | Step | Trailing;

/** The days before a moment: of people a day, a week and a month, for the most part. */
export type Trailing = `last ${Days}`;
export type Days = '1h' | '6h' | '1d' | '3d' | '7d' | '14d' | '28d' | '30d';

/** The length of one bar. */
export type Step = '1h' | '1d' | '7d';

export type Aggregate = 'total' | 'perStep' | 'distinct' | 'share' | 'quantile' | 'average' | 'list';

/** What is asked, without the methods that ask it. */
export interface Asked {
  readonly measure: MeasureFacts;
  readonly aggregate: Aggregate;
  readonly window: Window;
  readonly dimensions: readonly Dimension[];
  readonly filters: Filters;
  /** What is counted once each, for `distinct`. */
  readonly of?: Dimension;
  /** The whole, for `share`. */
  readonly whole?: Asked;
  /** What filters the part filters the whole too. */
  readonly alike?: true;
  /** The whole is not split: each answer is its part of all. */
  readonly ofAll?: true;
  /** For how many of the whole the answer is; one if left out. */
  readonly per?: number;
  /** The part of the records that lie below the answer, for `quantile`. */
  readonly quantile?: number;
  /** Fewer records than these give no answer. */
  readonly atLeast?: number;
  /** Only so many answers, the largest. */
  readonly largest?: number;
  /** What is shown of single records, for `list`. */
  readonly list?: Listed;
  /** Reckoned from the answers of other questions: see `derived`. */
  readonly derived?: (setting: Setting) => Compiled;
  /** Brings its own query: see `probe`. */
  readonly probe?: (pipeline: Pipeline) => Compiled;
  /** The range before the one shown, of the same length, or what has changed against it. */
  readonly moment?: 'previous' | 'change';
}

/** The columns of a list, how many records it shows at most, and whether as lines. */
export interface Listed {
  readonly columns: readonly Column[];
  readonly limit: number;
  readonly asLines: boolean;
}

/** A measure, how it is added up, by what, and over which stretch of time. */
export interface Question<D extends Dimension = Dimension> extends Asked {
  /** One number for each value of the dimensions. */
  by(...dimensions: readonly D[]): Question<D>;
  /** Only what matches: a value, one of several, `{ not: value }`, or `missing`. */
  where(filters: Filters<D>): Question<D>;
  /** This as a part of `whole`, between 0 and 1. */
  shareOf(whole: Question<D>): Question<D>;
  /** Each answer as a part of all of them: `cost.total().by('team').shareOfAll()`. */
  shareOfAll(): Question<D>;
  /** The `count` largest answers: `cost.total().by('user').top(10)`. Of a range only, not of bars. */
  top(count: number): Question<D>;
  /** The same over the range before the one shown, of the same length. */
  previous(): Question<D>;
  /** What has changed against that range: 0.25 is a quarter more. Of a ratio, the difference. */
  change(): Question<D>;
}

/** What a question begins with. */
export type Start = Pick<Asked, 'measure' | 'aggregate' | 'window' | 'of' | 'quantile' | 'atLeast' | 'list'>;

/** A question without dimensions and filters; its methods return new ones. */
export function question<D extends Dimension>(start: Start): Question<D> {
  return make<D>({ ...start, dimensions: [], filters: {} });
}

/** One question over another, in the unit of its own measure, for so many (`per`) of the other. */
export function over<D extends Dimension>(start: Start, whole: Asked, per?: number): Question<D> {
  const scale = per !== undefined && { per };
  return make<D>({ ...start, aggregate: 'share', whole, alike: true, ...scale, dimensions: [], filters: {} });
}

function make<D extends Dimension>(asked: Asked): Question<D> {
  return Object.freeze({
    ...asked,
    dimensions: Object.freeze(asked.dimensions),
    filters: Object.freeze(asked.filters),
    by: (...dimensions: readonly D[]) => make<D>({ ...asked, dimensions: dimensions.map(checked) }),
    where: (filters: Filters<D>) => {
      Object.keys(filters).forEach((dimension) => checked(dimension as Dimension));
      return make<D>(filtered(asked, filters as Filters));
    },
    shareOf: (whole: Question<D>) => {
      const measure = Object.freeze({ ...asked.measure, unit: 'ratio' as const });
      return make<D>({ ...asked, measure, aggregate: 'share', whole });
    },
    shareOfAll: () => {
      const measure = Object.freeze({ ...asked.measure, unit: 'ratio' as const });
      return make<D>({ ...asked, measure, aggregate: 'share', whole: asked, alike: true, ofAll: true });
    },
    previous: () => make<D>(compared(asked, 'previous')),
    change: () => make<D>(changeOf(asked)),
    top: (count: number) => make<D>({ ...asked, largest: chosen(asked, count) }),
  });
}

/** What has changed against the range before the one shown. There is no answer where the store has none of it. */
export function changeOf(asked: Asked): Asked {
  return compared(asked, 'change');
}

function compared(asked: Asked, moment: 'previous' | 'change'): Asked {
  if (asked.window === '$__range') return Object.freeze({ ...asked, moment });
  throw new TypeError(
    `${asked.measure.words}: only what is asked of a range is compared with the range before`,
  );
}

/** Each bar would choose others, and a reader could not follow any of them. */
function chosen({ measure, window }: Asked, count: number): number {
  if (window !== '$__range')
    throw new TypeError(
      `${measure.words}: top(${count}) of bars. Ask for the top of a range: total().top(${count})`,
    );
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new RangeError(`${measure.words}: top(${count}) must be a whole number from 1 up`);
}

function filtered(asked: Asked, filters: Filters): Asked {
  const own = { ...asked, filters: { ...asked.filters, ...filters } };
  return asked.alike && asked.whole ? { ...own, whole: filtered(asked.whole, filters) } : own;
}

/** For boards written without types: a dimension there is not would show up far from its mistake. */
function checked<D extends Dimension>(dimension: D): D {
  if (Object.hasOwn(known, dimension)) return dimension;
  throw new TypeError(`There is no dimension "${dimension}". Dimensions: ${Object.keys(known).join(', ')}`);
}
