import { reader, type Direct, type Measured } from '../../pipeline/simulator/measured.js';
import { keyed, type KeyOf } from '../../pipeline/simulator/question.js';
import type { Book, Entry, Export } from '../../pipeline/simulator/index.js';
import type { OwnKeys } from '../../pipeline/simulator/options.js';

/** When something counts: when it happened, when it arrived, or when counters, or rules, could first tell it. */
export type Clock = 'happened' | 'arrived' | 'stored' | 'recorded';

/** When what arrives can first be asked for. */
export type Later = Partial<Record<'stored' | 'recorded', (sent: Export) => number>>;

/** How much of a measure an entry holds, or undefined where it is not about it. */
export type Reading = (entry: Entry) => number | undefined;

/** What the entries of one reading came to, in order of time. */
interface Column {
  readonly at: number[];
  readonly value: number[];
  readonly of: Entry[];
  sorted: boolean;
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const clocks: readonly Clock[] = ['happened', 'arrived', 'stored', 'recorded'];

/**
 * What a fleet really did, to be asked quickly for many ranges. Counters arrive as often as they were sent;
 * an event counts once, at its own time, and once more for a store that keeps both copies of one sent twice.
 */
export class Truth implements Book {
  readonly #columns = new Map<string, Record<Clock, Column>>();
  readonly #readings: (readonly [string, Reading])[];
  readonly #key: KeyOf;
  readonly #met = new WeakSet<Entry>();
  readonly #repeated: Entry[][] = [];

  constructor(
    keys: OwnKeys,
    readings: ReadonlyMap<string, Reading>,
    private readonly later: Later = {},
  ) {
    this.#readings = [...readings];
    this.#key = keyed(keys);
    for (const [name] of this.#readings) {
      this.#columns.set(name, {
        happened: column(),
        arrived: column(),
        stored: column(),
        recorded: column(),
      });
    }
  }

  record(entry: Entry): void {
    this.#write(entry, { happened: entry.at });
  }

  /** Passes exports on and notes what each brings. */
  *watch(exports: Iterable<Export>): Generator<Export> {
    for (const sent of exports) {
      const counted = {
        arrived: sent.at,
        stored: this.later.stored?.(sent),
        recorded: this.later.recorded?.(sent),
      };
      const again: Entry[] = [];
      for (const entry of sent.brings) {
        if (entry.kind === 'counter') this.#write(entry, counted);
        else if (this.#met.has(entry)) again.push(entry);
        else this.#write(entry, { arrived: entry.at, stored: entry.at });
        if (entry.kind === 'event') this.#met.add(entry);
      }
      if (again.length > 0) this.#repeated.push(again);
      yield sent;
    }
  }

  /** Events that arrived a second time, export by export. */
  get repeated(): readonly (readonly Entry[])[] {
    return this.#repeated;
  }

  /** An event of which the store keeps one copy more. */
  keptTwice(entry: Entry): void {
    this.#write(entry, { stored: entry.at });
  }

  #write(entry: Entry, times: Partial<Record<Clock, number | undefined>>): void {
    for (const [name, read] of this.#readings) {
      const value = read(entry);
      if (value === undefined) continue;
      const columns = this.#columns.get(name)!;
      for (const clock of clocks) {
        const at = times[clock];
        if (at === undefined) continue;
        const one = columns[clock];
        one.at.push(at);
        one.value.push(value);
        one.of.push(entry);
        one.sorted = false;
      }
    }
  }

  /** By the values of dimensions, joined by ` / `; without any, one sum under the empty name. */
  total(name: string, clock: Clock, { from, to }: Stretch, by: readonly string[] = []): Map<string, number> {
    const { at, value, of } = this.#sorted(name, clock);
    const sums = new Map<string, number>();
    for (let i = after(at, from); i < at.length && at[i]! <= to; i++) {
      const key = by.length === 0 ? '' : this.#key(of[i]!, by);
      sums.set(key, (sums.get(key) ?? 0) + value[i]!);
    }
    return sums;
  }

  /** How many values of a dimension there were. */
  distinct(name: string, clock: Clock, { from, to }: Stretch, dimension: string): number {
    const { at, of } = this.#sorted(name, clock);
    const seen = new Set<string>();
    for (let i = after(at, from); i < at.length && at[i]! <= to; i++) {
      const key = this.#key(of[i]!, [dimension]);
      if (key !== '') seen.add(key);
    }
    return seen.size;
  }

  /** What each entry of a stretch held. */
  values(name: string, clock: Clock, { from, to }: Stretch): readonly number[] {
    const { at, value } = this.#sorted(name, clock);
    return value.slice(after(at, from), after(at, to));
  }

  #sorted(name: string, clock: Clock): Column {
    const one = this.#columns.get(name)![clock];
    if (one.sorted) return one;
    const order = one.at.map((_, index) => index).sort((a, b) => one.at[a]! - one.at[b]!);
    const sorted: Column = {
      at: order.map((index) => one.at[index]!),
      value: order.map((index) => one.value[index]!),
      of: order.map((index) => one.of[index]!),
      sorted: true,
    };
    this.#columns.get(name)![clock] = sorted;
    return sorted;
  }
}

/** What the ledger knows under a word of its own. */
export function known(measure: Measured | Direct, source: 'counter' | 'event'): Reading {
  return reader(measure, source);
}

const column = (): Column => ({ at: [], value: [], of: [], sorted: true });

/** The index of the first time after a moment. */
export function after(times: readonly number[], moment: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
