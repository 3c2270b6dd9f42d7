import type { FieldOptions, Override } from './field.js';
import { freeze, overlay, present, type JsonObject } from './json.js';
import type { Link } from './link.js';
import type { Part, Plain } from './plain.js';
import type { Patch } from './patch.js';
import { lettered, type Lettered, type LogTarget, type Mixed, type Numbers } from './target.js';
import type { Transformation } from './transform/transformation.js';

/** Columns of 24, and units of height. What is left out is chosen by the layout. */
export type Size = { readonly width?: number; readonly height?: number };

/** What any panel may be told, beside what it asks and the settings of its kind. */
type Frame = {
  readonly title: string;
  readonly description?: string;
  /** What the panel's id is made of; the title unless given, so that a key lets the title change. */
  readonly key?: string;
  readonly links?: readonly Link[];
  readonly size?: Size;
  readonly transparent?: boolean;
  /** The minimum step of its queries, such as `1m`. */
  readonly interval?: string;
  readonly maxDataPoints?: number;
  readonly timeFrom?: string;
  readonly timeShift?: string;
  readonly repeat?: { readonly by: string; readonly direction?: 'h' | 'v'; readonly maxPerRow?: number };
};

/** The settings of one kind of panel, by Grafana's own names; they are laid over our defaults. */
type Kinds<Options, Custom> = {
  readonly options?: Part<Plain<Options>>;
  readonly custom?: Part<Plain<Custom>>;
  readonly overrides?: readonly Override<Part<Plain<Custom>>>[];
};

/** Numbers as they are, or log lines that transformations turn into numbers. */
type FromNumbers =
  | { readonly targets: Numbers; readonly transformations?: readonly Transformation[] }
  | {
      readonly targets: readonly LogTarget[];
      readonly transformations: readonly [Transformation, ...Transformation[]];
    };

/** Numbers or log lines as they are. */
type FromAnything = {
  readonly targets: Numbers | readonly LogTarget[];
  readonly transformations?: readonly Transformation[];
};

export type NumberPanel<Options, Custom = never> = Frame &
  FieldOptions &
  Kinds<Options, Custom> &
  FromNumbers;
export type TablePanel<Options, Custom> = Frame & FieldOptions & Kinds<Options, Custom> & FromAnything;
export type LinesPanel<Options> = Frame & {
  readonly targets: readonly LogTarget[];
  readonly options?: Part<Plain<Options>>;
};
export type PlainPanel<Options> = Omit<Frame, 'title'> & {
  readonly title?: string;
  readonly options?: Part<Plain<Options>>;
};

/** Where a panel stands inside its row, when its author says so; else the layout places it. */
export type Spot = { readonly x: number; readonly y: number };

export type Panel = Frame & {
  readonly type: string;
  readonly id?: number;
  readonly spot?: Spot;
  readonly targets: readonly Lettered[];
  readonly transformations: readonly Transformation[];
  readonly field: FieldOptions & { readonly custom?: JsonObject };
  readonly overrides: readonly Override[];
  readonly options: JsonObject;
  /** What a dashboard that was read says beside. */
  readonly rest?: Patch;
};

/** What a kind of panel is unless told otherwise. */
export type KindOfPanel = {
  readonly type: string;
  readonly options: JsonObject;
  readonly field?: FieldOptions;
  readonly custom?: JsonObject;
};

type Given = Frame &
  FieldOptions & {
    readonly targets?: Numbers | readonly LogTarget[];
    readonly transformations?: readonly Transformation[];
    readonly overrides?: readonly Override[];
    readonly options?: JsonObject;
    readonly custom?: JsonObject;
  };

/** A frozen panel of that kind. `given` is one of the typed options above. */
export function panelOf(kind: KindOfPanel, given: object): Panel {
  const {
    targets = [],
    transformations = [],
    overrides = [],
    options,
    custom,
    title,
    description,
    key,
    links,
    size,
    transparent,
    interval,
    maxDataPoints,
    timeFrom,
    timeShift,
    repeat,
    ...field
  } = given as Given;
  const frame = { key, links, size, transparent, interval, maxDataPoints, timeFrom, timeShift, repeat };
  const special = kind.custom && { custom: overlay(kind.custom, custom) };
  return freeze({
    type: kind.type,
    title,
    ...present({ description, ...frame }),
    targets: lettered(isMixed(targets) ? targets.mixed : targets),
    transformations: [...transformations],
    field: { ...kind.field, ...present(field), ...special },
    overrides: [...overrides],
    options: overlay(kind.options, options),
  });
}

function isMixed(targets: Numbers | readonly LogTarget[]): targets is Mixed {
  return 'mixed' in targets;
}
