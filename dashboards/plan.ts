import type { Dimension } from '../queries/dimension.js';
import type { PanelPlan } from '../panels/plan.js';

export interface RowPlan {
  readonly title: string;
  readonly panels: readonly PanelPlan[];
  readonly collapsed: boolean;
}

/** A board before its pipeline is known. */
export interface BoardPlan {
  readonly kind: 'board';
  readonly uid: string;
  readonly title: string;
  /** The question the board answers. */
  readonly question: string;
  /** What a reader can filter by; each filter reaches the panels whose measure has it. */
  readonly filters: readonly Dimension[];
  readonly rows: readonly RowPlan[];
  /** The range it opens on; without one a week where the pipeline answers that quickly, else a day. */
  readonly time?: { readonly from: string; readonly to: string } | undefined;
  /** Who may read it: boards for an audit show single sessions or who did what, and stand in a folder of their own. */
  readonly audience: 'everybody' | 'audit';
  /** Every panel is about one person, at first the reader, or about one session. */
  readonly of?: 'user' | 'session' | undefined;
  /** It stands on the month, as the company counts it. */
  readonly monthly: boolean;
}

interface Options extends Pick<BoardPlan, 'uid' | 'title' | 'question' | 'rows'> {
  readonly filters?: readonly Dimension[];
  readonly time?: BoardPlan['time'];
  readonly audience?: BoardPlan['audience'];
  readonly of?: BoardPlan['of'];
  readonly monthly?: boolean;
}

/** A board: who asks what, and the rows that answer it. */
export function board({
  filters = [],
  monthly = false,
  audience = 'everybody',
  ...options
}: Options): BoardPlan {
  return Object.freeze({ kind: 'board', ...options, filters, audience, monthly });
}

/** Panels under a heading; a collapsed row asks nothing until it is opened. */
export function row(
  title: string,
  panels: readonly PanelPlan[],
  { collapsed = false }: { readonly collapsed?: boolean } = {},
): RowPlan {
  if (!Array.isArray(panels)) throw new TypeError(`row "${String(title)}": give it a list of panels`);
  return Object.freeze({ title, panels: Object.freeze([...panels]), collapsed });
}

/** True for values made by `board`. */
export function isBoardPlan(value: unknown): value is BoardPlan {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'board';
}
