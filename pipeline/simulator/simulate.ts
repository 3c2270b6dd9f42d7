import type { Export } from './export.js';
import { run } from './fleet-run.js';
import { Ledger, type Book } from './ledger.js';
import type { Settings, SimulateOptions } from './options.js';
import { fleet, type Person } from './people.js';
import { settle } from './settle.js';

export type Fleet<B extends Book = Ledger> = {
  readonly settings: Settings;
  readonly people: readonly Person[];
  /** First and last moment, on the clock of the exports. */
  readonly start: number;
  readonly end: number;
  /** Every export in order of arrival; the ledger fills while they are taken. Once only. */
  readonly exports: Iterable<Export>;
  /** What happened and what arrived. */
  readonly ledger: B;
};

/**
 * A fleet of developers at work. The same options give the same exports, byte for byte.
 *
 *     const fleet = simulate({ developers: 20, days: 3, seed: 7 });
 *     for (const { signal, at, body } of fleet.exports) ...
 *     fleet.ledger.total({ measure: 'cost', by: ['team'] });
 */
export function simulate(options: SimulateOptions): Fleet;
export function simulate<B extends Book>(options: SimulateOptions, ledger: B): Fleet<B>;
export function simulate(
  options: SimulateOptions,
  ledger: Book = new Ledger(settle(options).keys),
): Fleet<Book> {
  const settings = settle(options);
  const people = fleet(settings);
  const clock = clockOf(settings);
  return Object.freeze({
    settings,
    people: Object.freeze(people),
    start: clock(settings.start),
    end: clock(settings.end),
    exports: once(run(settings, people, clock, ledger)),
    ledger,
  });
}

/** A second run would find nothing and write nothing down: better to say so. */
function once<T>(items: Iterable<T>): Iterable<T> {
  let taken = false;
  return {
    [Symbol.iterator]() {
      if (taken) throw new Error('simulate › exports: a fleet runs once; simulate it again for another run');
      taken = true;
      return items[Symbol.iterator]();
    },
  };
}

/** Fleet time as the exports show it. */
function clockOf({ start, compression }: Settings): (time: number) => number {
  if (!compression) return (time) => time;
  return (time) => compression.start + (time - start) / compression.speed;
}
