import { after, type Stretch } from './numbers-truth.js';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A range to ask for. */
export interface Asking extends Stretch {
  readonly length: string;
  readonly aligned: boolean;
  /** Nothing arrived in the last minutes before either end. */
  readonly quiet?: true;
}

const lengths = { '1 h': hour, '6 h': 6 * hour, '24 h': day, '7 d': 7 * day, '30 d': 30 * day } as const;

/** What makes an end odd: no scrape, no rule and no step falls on it. */
const odd = 23 * minute + 37_411;

/**
 * Ranges of every length: with ends on whole hours of working days (on midnights from a day on), and with ends
 * that fall on nothing. Each length is asked `times` times, spread over the days of the fleet.
 */
export function rangesOf(of: Stretch & { readonly times: number }): readonly Asking[] {
  const { from: start, to: end, times } = of;
  const lastDay = Math.floor((end - start) / day) - 1;
  return Object.entries(lengths).flatMap(([name, length]) => {
    const firstDay = Math.ceil(length / day);
    if (firstDay > lastDay) return [];
    return Array.from({ length: times }, (_, nth) => {
      const among = firstDay + Math.floor(((lastDay - firstDay) * (nth + 1)) / times);
      const midnight = start + Math.max(firstDay, among - weekend(start + among * day)) * day;
      const to = midnight + (length < day ? (10 + 3 * nth) * hour : 0);
      const oddly = midnight + (9 + 3 * nth) * hour + odd;
      return [
        { length: name, aligned: true, from: to - length, to },
        { length: name, aligned: false, from: oddly - length, to: oddly },
      ];
    }).flat();
  });
}

/** A scrape and an evaluation of the rules after this, what arrived is known. */
export const known = 2 * minute;

/** Of each length the fullest range before whose ends nothing arrived that is not yet known at the end. */
export function quietRangesOf({ from, to }: Stretch, arrivals: readonly number[]): readonly Asking[] {
  const times = arrivals.toSorted((a, b) => a - b);
  const between = (start: number, end: number) => after(times, end) - after(times, start);
  const still = (at: number) => between(at - known, at) === 0;
  return Object.entries(lengths).flatMap(([name, length]) => {
    let [best, most] = [0, 0];
    for (let end = from + length + known; end <= to - day; end += 5 * minute) {
      const inside = between(end - length, end);
      if (inside > most && still(end) && still(end - length)) [best, most] = [end, inside];
    }
    if (most === 0) return [];
    return [{ length: name, aligned: false, quiet: true as const, from: best - length, to: best }];
  });
}

/** How many days back the last Friday is, on a day of the weekend. */
function weekend(at: number): number {
  return { 6: 1, 0: 2 }[new Date(at).getUTCDay()] ?? 0;
}

/** The steps whose bars of a range start and end with it. */
export function stepsOf({ from, to }: Stretch): readonly number[] {
  const fits = (step: number) => from % step === 0 && to % step === 0 && (to - from) / step <= 40;
  return [hour, day].filter(fits);
}

/** Every end of every range and of every bar in it, in order: where samples have to be. */
export function momentsOf(ranges: readonly Stretch[]): readonly number[] {
  const found = new Set(ranges.flatMap((one) => [one.from, one.to]));
  for (const range of ranges) {
    for (const step of stepsOf(range)) {
      for (let at = range.from; at <= range.to; at += step) found.add(at);
    }
    for (const window of [day, 7 * day, 30 * day]) found.add(range.to - window);
  }
  return [...found].sort((a, b) => a - b);
}
