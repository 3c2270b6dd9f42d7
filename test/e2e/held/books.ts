import { Ledger, measured, type Direct, type Measured } from '../../../pipeline/simulator/index.js';

/** The own keys of a fleet that names none. */
const keys = { team: 'team', department: 'department', costCenter: 'cost_center', project: 'project' };

/** A book of a ledger for each metric and event, so that a question reads no other. */
export type Books = (measure: Measured | Direct, source: 'counter' | 'event') => Ledger;

export function booksOf(ledger: Ledger): Books {
  const books = new Map<string, Ledger>();
  for (const entry of ledger.all()) {
    const book = books.get(entry.name) ?? new Ledger(keys);
    book.record(entry);
    books.set(entry.name, book);
  }
  return (measure, source) => books.get(nameOf(measure, source)) ?? new Ledger(keys);
}

function nameOf(measure: Measured | Direct, source: 'counter' | 'event'): string {
  if (typeof measure !== 'string') return 'metric' in measure ? measure.metric : measure.event;
  const readings: Readonly<Partial<Record<typeof source, { readonly name: string }>>> = measured[measure];
  return readings[source]?.name ?? '';
}
