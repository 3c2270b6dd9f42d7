import {
  add,
  clampMax,
  dayOfWeek,
  daysInMonth,
  div,
  duration,
  floor,
  mod,
  mul,
  sub,
  time,
  vector,
  type InstantVector,
  type Scalar,
} from '../../src/promql/index.js';

/** The first moment of the range shown: where it is a month, midnight of the first in the board's zone. */
const first = duration('${__from:date:seconds}') as Scalar;

/** An hour of the first day that lies on the same date in UTC, for zones from -10 to +13 hours. */
const onTheFirst = vector(add(first, 13 * 3600));

/** The days of the month the range starts in: `days_in_month(vector(${__from:date:seconds} + 46800))`. */
export const daysOfMonth: InstantVector = daysInMonth(onTheFirst);

/** The days, with fractions, since the range starts. */
export const daysGone: InstantVector = div(vector(sub(time(), first)), 86_400);

/** How far into its week the month begins; Monday is 0. */
const weekday = mod(add(dayOfWeek(onTheFirst), 6), 7);

/**
 * The working days from the Monday before the month to so many days into it. A working day passes evenly over
 * its 24 hours.
 */
export function workingDays(into: InstantVector): InstantVector {
  const days = add(weekday, into);
  return add(mul(floor(div(days, 7)), 5), clampMax(mod(days, 7), 5));
}

/** The working days that are left of the month. */
export const workingDaysLeft: InstantVector = sub(workingDays(daysOfMonth), workingDays(daysGone));

/** The moment, in seconds, at which so many working days (counted as above) have passed. */
export function momentAt(worked: InstantVector): InstantVector {
  const days = add(mul(floor(div(worked, 5)), 7), mod(worked, 5));
  return add(mul(sub(days, weekday), 86_400), first);
}

/** The part of the month that is over, at most 1, `later` seconds from the moment of evaluation. */
export function monthGone(later = 0): InstantVector {
  const gone = later === 0 ? daysGone : add(daysGone, later / 86_400);
  return clampMax(div(gone, daysOfMonth), 1);
}
