import { callNode } from './make.js';
import type { InstantVector, Scalar } from './node.js';

interface Calendar {
  (): InstantVector<never>;
  <L extends string>(of: InstantVector<L>): InstantVector<L>;
}

/** The hour in UTC, of now or of a vector of times: `hour()` prints `hour()`. */
export const hour = calendar('hour');
/** `minute()` prints `minute()`. */
export const minute = calendar('minute');
/** `month()` prints `month()`. */
export const month = calendar('month');
/** `year()` prints `year()`. */
export const year = calendar('year');
/** `dayOfMonth()` prints `day_of_month()`. */
export const dayOfMonth = calendar('day_of_month');
/** Sunday is 0: `dayOfWeek()` prints `day_of_week()`. */
export const dayOfWeek = calendar('day_of_week');
/** `dayOfYear()` prints `day_of_year()`. */
export const dayOfYear = calendar('day_of_year');
/** `daysInMonth()` prints `days_in_month()`. */
export const daysInMonth = calendar('days_in_month');

/** The time of evaluation in seconds: `time()` prints `time()`. */
export function time(): Scalar {
  return callNode('scalar', 'time', []);
}

/** The time of each newest sample: `timestamp(up)` prints `timestamp(up)`. */
export function timestamp<L extends string>(of: InstantVector<L>): InstantVector<L> {
  return callNode('instant', 'timestamp', [of]);
}

/** Experimental: when each series began: `startTimestamp(up)` prints `start_timestamp(up)`. */
export function startTimestamp<L extends string>(of: InstantVector<L>): InstantVector<L> {
  return callNode('instant', 'start_timestamp', [of]);
}

/** Experimental: the first moment of the query: `start()` prints `start()`. */
export function start(): Scalar {
  return callNode('scalar', 'start', []);
}

/** Experimental: the last moment of the query: `end()` prints `end()`. */
export function end(): Scalar {
  return callNode('scalar', 'end', []);
}

/** Experimental: the seconds between two moments of the query: `step()` prints `step()`. Also in a range. */
export function step(): Scalar {
  return callNode('scalar', 'step', []);
}

/** Experimental: the seconds the query spans: `range()` prints `range()`. Also in a range. */
export function range(): Scalar {
  return callNode('scalar', 'range', []);
}

function calendar(name: string): Calendar {
  return (of?: InstantVector): InstantVector<never> => callNode('instant', name, of ? [of] : []);
}
