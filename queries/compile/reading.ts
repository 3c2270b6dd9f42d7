import type { Dimension } from '../dimension.js';
import type { Asked } from '../question.js';
import { recordedByHour } from '../recorded.js';
import type { Setting } from './conditions.js';

/** The series a question about a counter is read from. */
export type Reading =
  /** The counters as they arrive. */
  | 'counters'
  /** Totals of each replica without people. */
  | 'books'
  /** Totals of each replica with people. */
  | 'people'
  /** What each person gained in each hour. */
  | 'hours'
  /** What each minute added. */
  | 'minutes';

/** Books hold no people: a question that names a person is read from what is recorded of them. */
export function readingOf(asked: Asked, setting: Setting): Reading {
  const { counters, books } = setting.pipeline;
  if (counters === 'recorded') return 'minutes';
  if (counters !== 'accumulated' || !books) return 'counters';
  if (!asksForPeople(asked)) return 'books';
  if (books === 'nameless') return 'counters';
  return countsDays(asked, setting) ? 'hours' : 'people';
}

/** Whether single people have to be told apart for an answer. */
export function asksForPeople({ dimensions, filters, of }: Asked): boolean {
  return dimensions.includes('user') || 'user' in filters || of === 'user';
}

/** How many people there were on each day or week can be told from hours, if these have what is asked for. */
function countsDays(asked: Asked, { filters }: Setting): boolean {
  const { metric, where = {} } = asked.measure.counter!;
  if (asked.of !== 'user' || asked.window === '$__range' || asked.window === '1h') return false;
  const named = [...asked.dimensions, ...filters, ...Object.keys(asked.filters), ...Object.keys(where)];
  return recordedByHour(metric) && (named as Dimension[]).every((one) => ofHours.has(one));
}

const ofHours: ReadonlySet<Dimension> = new Set([
  'team',
  'department',
  'costCenter',
  'project',
  'user',
  'model',
]);
