import { factsOf, type Dimension } from '../dimension.js';
import type { Asked, Step } from '../question.js';
import { keptDays } from '../recorded.js';
import type { Setting } from './conditions.js';
import type { Source } from './label.js';
import { readingOf, type Reading } from './reading.js';
import { isBar } from './window.js';

const exact = 'Exact against what arrived.';

/** The largest errors seen in the proofs, as texts say them. */
export const measuredErrors = Object.freeze({
  /** Ranges of a day and more, resumes and sleeps included. */
  recorded: '0.5 %',
  /** The form without rules: a session that is taken up again began at 0 a second time. */
  perSessionDays: 'up to 2 % (of a small count, one or another)',
  perSessionHours: 'up to 11 %',
});

const tooMuch =
  'A session that sleeps for more than a day counts again; processes that share a session id make it far too much.';

const ofReading: Readonly<Record<Exclude<Reading, 'counters'>, string>> = {
  books: `Exact against what arrived since the rules began, for ranges up to ${keptDays} days. A range that starts while the rules did not run counts from when they last did.`,
  people: `Exact against what arrived, for ranges up to ${keptDays} days.`,
  hours: 'Counted by the hour: who was there only in the last hour of a day may count on the next.',
  minutes: `Within ${measuredErrors.recorded} over a day and more. Recorded minute by minute: what happens in a minute the rules miss is not in it, and of a session that is taken up again within ten minutes a first step may be lost. ${tooMuch}`,
};

const bySession = `Close, not exact: a session that is taken up again loses what it began with, ${measuredErrors.perSessionDays} over a day and more, ${measuredErrors.perSessionHours} over an hour to six. ${tooMuch}`;

/** Loki answers no query with more series than this, as long as nobody raises `max_query_series`. */
const lokiSeries = 500;
/** It refuses to look at more than 30 days and an hour, a bar included, as long as nobody raises `max_query_length`. */
const lokiDays: Readonly<Record<Step, number>> = { '1h': 29, '1d': 29, '7d': 23 };
const many: ReadonlySet<Dimension> = new Set(['user', 'session', 'prompt']);

/** How far a number can be trusted, as the description of a panel says it. */
export function exactness(asked: Asked, source: Source, setting: Setting): string {
  return [grounds(asked, source, setting), ...limits(asked, source), ...edges(asked, source, setting)].join(
    ' ',
  );
}

function grounds(asked: Asked, source: Source, setting: Setting): string {
  if (source === 'event') return exact;
  const reading = readingOf(asked, setting);
  if (reading !== 'counters') return ofReading[reading];
  return setting.pipeline.counters === 'perSession' ? bySession : exact;
}

function limits({ dimensions, of, whole, window }: Asked, source: Source): string[] {
  if (source === 'counter') return [];
  const split = [...dimensions, of, whole?.of].find((one) => one && many.has(one));
  return [
    ...(split === undefined ? [] : [`Loki answers for up to ${lokiSeries} ${factsOf(split).words}s.`]),
    ...(isBar(window) ? [`Loki answers for ranges of up to ${lokiDays[window]} days.`] : []),
  ];
}

/** What clients hold back for the next export may be half of a quiet hour. */
function edges(asked: Asked, source: Source, { pipeline }: Setting): string[] {
  if (source === 'event' || asked.window !== '1h') return [];
  return [`Clients send each ${pipeline.interval}: so much of an hour may stand in the next.`];
}
