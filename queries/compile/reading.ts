import type { Pipeline } from '../pipeline.js';
import type { Asked } from '../question.js';

/** The series a question about a counter is read from. */
export type Reading =
  /** The counters as they arrive. */
  | 'counters'
  /** Totals of each replica without people. */
  | 'books'
  /** Totals of each replica with people. */
  | 'people'
  /** What each minute added. */
  | 'minutes';

/** Books hold no people: a question that names a person is read from their totals. */
export function readingOf(asked: Asked, { counters, books }: Pipeline): Reading {
  if (counters === 'recorded') return 'minutes';
  if (counters !== 'accumulated' || !books) return 'counters';
  return asksForPeople(asked) ? 'people' : 'books';
}

function asksForPeople({ dimensions, filters, of }: Asked): boolean {
  return dimensions.includes('user') || 'user' in filters || of === 'user';
}
