import {
  and,
  eq,
  lastOverTime,
  lt,
  month,
  mul,
  or,
  sub,
  sum,
  time,
  vector,
  type InstantVector,
} from '../src/promql/index.js';
import { memory, recordedLabels, recordedName } from '../queries/recorded.js';
import { recorded, type Subject } from './book.js';
import { record, type RecordingRule } from './rule.js';

/**
 * What was gained since the first of the month, in UTC: for alerts, which have no range to choose. Boards ask
 * for a range that begins with the month instead, in the zone of the reader.
 */
export function monthToDate(subject: Subject): readonly RecordingRule[] {
  return [began(subject), opening(subject), gained(subject)];
}

/** When this month was first seen: a minute after its start, or when the rules began. */
function began(subject: Subject): RecordingRule {
  const before = lastOverTime(recorded(subject, 'month_began').over(memory));
  const same = and(before, eq(month(before), month()), { on: [] });
  return record(recordedName(subject.of, 'month_began'), or(same, vector(time())));
}

/** What the books held then. */
function opening(subject: Subject): RecordingRule {
  const since = recorded(subject, 'month_began');
  const first = and(recorded(subject, 'books'), eq(since, time()), { on: [] });
  const noted = lastOverTime(recorded(subject, 'month_base').over(memory));
  return record(recordedName(subject.of, 'month_base'), or(first, and(noted, lt(since, time()), { on: [] })));
}

function gained(subject: Subject): RecordingRule {
  const books = recorded(subject, 'books');
  const gain: InstantVector = sub(books, or(recorded(subject, 'month_base'), mul(books, 0)));
  return record(
    recordedName(subject.of, 'month'),
    sum(gain, { by: recordedLabels(subject.of, subject.pipeline, 'nobody') }),
  );
}
