import {
  add,
  and,
  duration,
  gt,
  mul,
  or,
  sub,
  time,
  vector,
  type InstantVector,
  type Range,
  type Selector,
  type VariableNode,
} from '../../src/promql/index.js';
import type { Step, Window } from '../question.js';
import { after, before, isBar } from './window.js';

/** Moves what is read to another moment. */
type Move = <S extends Selector | Range>(of: S) => S;

/** Running totals that can be read at one moment. */
export interface Totals {
  /** As they stand at that moment. */
  readonly now: (at: Move) => InstantVector;
  /** As they stood when they were last written down before it, the best source first. */
  readonly last: readonly ((at: Move) => InstantVector)[];
  /** `now` leaves nothing out as long as it is written: a range then ends with `now` alone. */
  readonly complete: boolean;
  /** What they held when somebody began to write them down. */
  readonly opening?: InstantVector;
}

/** The end of the range shown, in seconds. */
const shownUntil = duration('${__to:date:seconds}') as VariableNode;
const seconds: Readonly<Record<Step, number>> = { '1h': 3600, '1d': 86_400, '7d': 604_800 };

/** The difference of two moments, the ends of a window. What was not there at the first began at 0. */
export function between(totals: Totals, window: Window): InstantVector {
  const { now, last, opening } = totals;
  const atStart: Move = (of) => before(of, window);
  const end = endOf(totals, window);
  const known = last.map((one) => one(atStart));
  return sub(end, first(now(atStart), ...known, ...(opening ? [opening] : []), mul(end, 0)));
}

/** A bar ends where the next one starts, read in the same way; the last one ends where the range does. */
function endOf({ now, last, complete }: Totals, window: Window): InstantVector {
  const atEnd: Move = (of) => after(of, window);
  const known = last.map((one) => one(atEnd));
  if (!isBar(window)) return complete ? now(atEnd) : first(now(atEnd), ...known);
  const unfinished = gt(vector(add(time(), seconds[window])), shownUntil);
  const atLast: Move = (of) => of.at(shownUntil) as typeof of;
  return first(now(atEnd), and(now(atLast), unfinished, { on: [] }), ...known);
}

/** Each series from the first vector that has it. */
function first(...vectors: [InstantVector, ...InstantVector[]]): InstantVector {
  return vectors.reduce((left, right) => or(left, right));
}
