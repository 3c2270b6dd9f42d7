import type { Asked } from '../question.js';
import { keptDays } from '../recorded.js';
import type { Setting } from './conditions.js';
import type { Source } from './label.js';
import { readingOf, type Reading } from './reading.js';

const exact = 'Exact against what arrived.';

const ofReading: Readonly<Record<Exclude<Reading, 'counters'>, string>> = {
  books: `Exact against what arrived since the rules began, for ranges up to ${keptDays} days. A range that starts while the rules did not run counts from when they last did.`,
  people: `Exact against what arrived, for ranges up to ${keptDays} days.`,
  hours: 'Counted by the hour: who was there only in the last hour of a day may count on the next.',
  minutes: 'Recorded minute by minute: what happens in a minute the rules miss is not in it.',
};

/** How far a number can be trusted, as the description of a panel says it. */
export function exactness(asked: Asked, source: Source, setting: Setting): string {
  if (source === 'event') return exact;
  const reading = readingOf(asked, setting);
  if (reading !== 'counters') return ofReading[reading];
  if (setting.pipeline.counters !== 'perSession') return exact;
  return 'Close, not exact: a session that is taken up again loses what it began with, 1 to 4 % over a day and more, about 10 % over 6 hours.';
}
