import type { Annotation } from './annotation.js';
import { freeze, present } from './json.js';
import type { BoardLink } from './link.js';
import type { Panel } from './panel.js';
import type { Patch } from './patch.js';
import { validate } from './validate.js';
import type { Variable } from './variable.js';

export type Row = {
  readonly title: string;
  readonly collapsed: boolean;
  readonly panels: readonly Panel[];
  readonly repeat?: string;
  readonly id?: number;
  /** What a dashboard that was read says beside, here and in a board. */
  readonly rest?: Patch;
};

export type Board = {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly variables: readonly Variable[];
  readonly rows: readonly Row[];
  readonly links: readonly BoardLink[];
  readonly annotations: readonly Annotation[];
  readonly time: { readonly from: string; readonly to: string };
  readonly timezone: string;
  readonly refresh: string;
  readonly pointer: 'own' | 'crosshair' | 'tooltip';
  readonly rest?: Patch;
};

/**
 * Panels under a heading. A collapsed row fires no query until it is opened. A row without a title has no
 * heading; only the first row of a board can be one.
 */
export function row({
  title = '',
  collapsed = false,
  panels,
  repeat,
}: {
  title?: string;
  collapsed?: boolean;
  panels: readonly Panel[];
  repeat?: string;
}): Row {
  return freeze({ title, collapsed, panels: [...panels], ...present({ repeat }) });
}

/** Whether a row has a heading of its own on the board. */
export function hasHeading({ title, id }: Pick<Row, 'title' | 'id'>): boolean {
  return title !== '' || id !== undefined;
}

type Optional =
  | 'description'
  | 'tags'
  | 'variables'
  | 'links'
  | 'annotations'
  | 'time'
  | 'timezone'
  | 'refresh'
  | 'pointer';

export type BoardOptions = Omit<Board, Optional | 'rest'> & Partial<Pick<Board, Optional>>;

/**
 * A board. What cannot be one (a uid over 40 characters, two panels of one name, a target without a data
 * source) throws a `BoardError` that says where. The pointer is shared between its graphs.
 */
export function board({
  uid,
  title,
  rows,
  description = '',
  tags = [],
  variables = [],
  links = [],
  annotations = [],
  time = { from: 'now-6h', to: 'now' },
  timezone = 'browser',
  refresh = '',
  pointer = 'crosshair',
}: BoardOptions): Board {
  const made: Board = {
    uid,
    title,
    description,
    tags: [...tags],
    variables: [...variables],
    rows: [...rows],
    links: [...links],
    annotations: [...annotations],
    time: { ...time },
    timezone,
    refresh,
    pointer,
  };
  validate(made);
  return freeze(made);
}
