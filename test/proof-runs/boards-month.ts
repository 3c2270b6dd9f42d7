import { Ledger, simulate, type Export, type OwnKeys } from '../../pipeline/simulator/index.js';
import { people, richHour, type Month, type Shift } from '../e2e/all-boards-fleet.js';

const minute = 60_000;
const day = 86_400_000;

/** How large the fleet is that boards are run on. */
export interface BoardsSize {
  readonly developers: number;
  readonly days: number;
  /** Sessions with more records than this are left out. */
  readonly records: number;
}

/**
 * Short sessions of many people, one in some days each, and an hour at the end in which everything happened. What
 * decides whether a store refuses or finds nothing are people, sessions and the length of the range; records only
 * take time.
 */
export function monthOf({ developers, days, records }: BoardsSize, keys: Partial<OwnKeys> = {}): Month {
  const today = Math.floor(Date.now() / day) * day;
  const rich = richHour(today - day / 2, keys);
  const fleet = simulate({
    ...people,
    seed: 21,
    developers,
    days,
    keys,
    start: today - days * day,
    workday: [9, 10],
    weekends: 0.3,
    sessionsPerDay: 0.2,
  });
  const exports = shortOnes([...fleet.exports], records);
  const shifts = Array.from({ length: days }, (_, nth): Shift => {
    const from = fleet.start + nth * day;
    const some = exports.filter(({ at }) => at >= from && at < from + day);
    return { exports: some, end: some.at(-1)?.at ?? from };
  });
  const ledger = new Ledger(fleet.settings.keys);
  const to = rich.end + minute;
  const all = [...shifts.filter((one) => one.exports.length > 0), rich];
  for (const { brings } of all.flatMap((one) => one.exports)) {
    for (const entry of brings) ledger.record(entry);
  }
  return { shifts: all, ledger, to };
}

function shortOnes(exports: readonly Export[], most: number): readonly Export[] {
  const records = new Map<string, number>();
  for (const { process, signal, brings } of exports) {
    if (signal === 'logs') records.set(process, (records.get(process) ?? 0) + brings.length);
  }
  return exports.filter(({ process }) => (records.get(process) ?? 0) <= most);
}
