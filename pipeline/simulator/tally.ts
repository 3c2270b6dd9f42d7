import type { Entry } from './entry.js';
import type { Book } from './ledger.js';
import { measured, reader, type Measured } from './measured.js';
import { timesOf } from './question.js';

export type Totals = Readonly<Record<Measured, { readonly happened: number; readonly arrived: number }>>;

/** A ledger that keeps sums alone: for fleets of any size. */
export class Tally implements Book {
  private readonly sums = (Object.keys(measured) as Measured[]).map((measure) => ({
    measure,
    read: reader(measure, undefined),
    happened: 0,
    arrived: 0,
  }));

  record(entry: Entry): void {
    for (const sum of this.sums) {
      const value = sum.read(entry);
      if (value === undefined) continue;
      sum.happened += value;
      sum.arrived += value * timesOf(entry, 'arrival').length;
    }
  }

  totals(): Totals {
    const entries = this.sums.map(({ measure, happened, arrived }) => [measure, { happened, arrived }]);
    return Object.fromEntries(entries) as Totals;
  }
}

/** Writes each entry into several books. */
export const inBooks = (...books: readonly Book[]): Book => ({
  record: (entry) => {
    for (const book of books) book.record(entry);
  },
});
