import type { Series } from '../../engines/index.js';

/** Midnight, UTC: minute 0 of every history. */
export const midnight = Date.UTC(2026, 2, 2);
export const at = (minute: number): number => midnight + minute * 60_000;

/** A counter as a collector publishes it: there from its first increment on, a sample a minute. */
export interface Told {
  readonly labels: Readonly<Record<string, string>>;
  /** Minute and amount of each increment, in order. */
  readonly adds: readonly (readonly [minute: number, amount: number])[];
  /** The first minute without a sample. */
  readonly ends?: number;
  /** The store is told that it ended. */
  readonly marked?: boolean;
}

/** What a moment of the store holds: samples and the ends that are marked. */
export interface History {
  readonly series: readonly Series[];
  readonly ends: readonly { readonly labels: Told['labels']; readonly at: number }[];
}

export function historyOf(name: string, told: readonly Told[], until: number): History {
  return {
    series: told.map((one) => ({ name, labels: one.labels, samples: samples(one, until) })),
    ends: told
      .filter(({ ends, marked = true }) => ends !== undefined && marked)
      .map(({ labels, ends }) => ({ labels, at: at(ends!) })),
  };
}

function samples({ adds, ends = Infinity }: Told, until: number): [number, number][] {
  const first = adds[0]![0];
  const made: [number, number][] = [];
  let [sum, next] = [0, 0];
  for (let minute = first; minute < Math.min(ends, until + 1); minute += 1) {
    while (next < adds.length && adds[next]![0] <= minute) sum += adds[next++]![1];
    made.push([at(minute), sum]);
  }
  return made;
}

/** What was really added after `from` and up to `to`, by the value of a label. */
export function truth(
  told: readonly Told[],
  of: { by: string; from: number; to: number },
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { labels, adds, ends = Infinity } of told) {
    for (const [minute, amount] of adds) {
      if (minute <= of.from || minute > of.to || minute >= ends) continue;
      const key = labels[of.by] ?? '';
      sums.set(key, (sums.get(key) ?? 0) + amount);
    }
  }
  return sums;
}

/** The same amount every so many minutes. */
export function every(minutes: number, of: { from: number; to: number; amount: number }): [number, number][] {
  const adds: [number, number][] = [];
  for (let minute = of.from; minute < of.to; minute += minutes) adds.push([minute, of.amount]);
  return adds;
}
