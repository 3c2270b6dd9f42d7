import {
  Ledger,
  simulate,
  type Entry,
  type Export,
  type OwnKeys,
  type Series,
  type SimulateOptions,
} from '../../pipeline/simulator/index.js';
import type { Pipeline } from '../../queries/pipeline.js';
import { replicaLabel } from '../../queries/recorded.js';
import { backfill, type Prometheus } from '../engines/index.js';
import { counterSeries } from '../queries/support/counter-store.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long the ranges are that boards are opened over. */
export const lengths = { '1 h': hour, '24 h': day, '7 d': 7 * day, '30 d': 30 * day } as const;

/** By itself Loki answers 30 days in 720 parts: the same numbers, at many times the cost. */
export const inOnePiece = {
  split_queries_by_interval: '24h',
  split_instant_metric_queries_by_interval: '9000h',
} as const;

/** Some hours in which people worked. */
export interface Shift {
  readonly exports: readonly Export[];
  readonly end: number;
}

/** What was done over a month, in a few shifts far apart, and the book of it. */
export interface Month {
  readonly shifts: readonly Shift[];
  readonly ledger: Ledger;
  /** When the last shift is over: "now". */
  readonly to: number;
}

/** People of whom every pipeline can count everything. */
export const people = {
  seed: 11,
  zones: [0],
  weekends: 1,
  workday: [0, 1],
  // What counters of sessions cannot tell apart is asked elsewhere, as is what old releases call otherwise.
  habits: { cumulative: 1, severalMachines: 0, sharedSession: 0, oldRelease: 0 },
  network: { lost: 0, repeated: 0, killed: 0 },
} as const satisfies Partial<SimulateOptions>;

/** The same hour each time: another one would be another fleet. */
const noonOfYesterday = Math.floor(Date.now() / day) * day - 12 * hour;

/**
 * A month of which little is stored, so that asking for all of it is cheap: in the last hour everything that can
 * happen happened, and each longer range, and the day before the last, hold an hour more.
 */
export function sparseMonth(last = noonOfYesterday): Month {
  const begun = [20 * day, 5 * day, 40 * hour, 12 * hour].map((ago) => last - ago);
  const shifts = [
    ...begun.map((start, nth) => shift({ ...people, developers: 4, seed: nth, start, hours: 1 }, 3)),
    richHour(last),
  ];
  const ledger = new Ledger(simulate({ ...people, developers: 1 }).settings.keys);
  for (const { exports } of shifts) {
    for (const { brings } of exports) for (const entry of brings) ledger.record(entry);
  }
  return { shifts, ledger, to: last + hour + minute };
}

/** An hour in which everything happened that can. */
export function richHour(start: number, keys: Partial<OwnKeys> = {}): Shift {
  return shift({ ...people, developers: 40, start, hours: 1, keys });
}

/** Of a fleet's shift only the processes that matter: in few records everything that happened in it. */
function shift(options: SimulateOptions, most = Number.POSITIVE_INFINITY): Shift {
  const fleet = simulate(options);
  const exports = [...fleet.exports];
  const kept = richest(exports, most);
  return { exports: exports.filter(({ process }) => kept.has(process)), end: fleet.end };
}

/** Processes that bring everything there is, each the one with most that is new for its length. */
function richest(exports: readonly Export[], most: number): ReadonlySet<string> {
  const names = new Map<string, string[]>();
  for (const { process, brings } of exports) {
    names.set(process, [...(names.get(process) ?? []), ...brings.map(kindOf)]);
  }
  const kept = new Set<string>();
  const seen = new Set<string>();
  const gain = (all: readonly string[]) => new Set(all.filter((one) => !seen.has(one))).size / all.length;
  while (kept.size < most) {
    const [best] = [...names].filter(([, all]) => gain(all) > 0).sort(([, a], [, b]) => gain(b) - gain(a));
    if (best === undefined) break;
    kept.add(best[0]);
    for (const name of best[1]) seen.add(name);
  }
  return kept;
}

/** What boards tell apart: not every event of a name counts for the same. */
function kindOf({ name, own }: Entry): string {
  const told = ['type', 'decision', 'source', 'success', 'status', 'to_mode'].map((key) => own[key]);
  return JSON.stringify([name, ...told]);
}

/** Writes the counters of a month as a pipeline keeps them; after each shift the collector was started anew. */
export async function writeCounters(prometheus: Prometheus, month: Month, pipeline: Pipeline): Promise<void> {
  await backfill(
    prometheus,
    month.shifts.flatMap((one, nth) => countersOf(one, nth, pipeline)),
  );
}

/** The counters of a shift: its collector is a replica of its own. */
export function countersOf(shift: Shift, nth: number, pipeline: Pipeline): readonly Series[] {
  return counterSeries(shift, pipeline).map(({ name, labels, samples }) => {
    const replica = labels[replicaLabel];
    const anew = replica === undefined ? labels : { ...labels, [replicaLabel]: `${replica}-${nth}` };
    return { name, labels: anew, samples };
  });
}
