import { and, gt, lastOverTime, mul, or, sub, sum, time, type InstantVector } from '../src/promql/index.js';
import { memory, recordedLabels, recordedName } from '../queries/recorded.js';
import { byPerson, ofRemembered, recorded, type Subject } from './book.js';
import { record, type RecordingRule } from './rule.js';

/** Totals by person, each hour; they go on after the person's series ended. */
export function totalByPerson(subject: Subject): RecordingRule {
  const before = lastOverTime(recorded(subject, 'by_user').over(memory));
  return record(recordedName(subject.of, 'by_user'), ofRemembered(subject, or(newest(subject), before)));
}

/**
 * What each person gained since the hour before: who was there on a day, and how much of what. It stands before
 * the totals in their group, because it compares with those of the hour before.
 */
export function gainByPerson(subject: Subject): RecordingRule {
  const by = recordedLabels(subject.of, subject.pipeline, 'people in an hour');
  const now = ofRemembered(subject, newest(subject));
  const before = lastOverTime(recorded(subject, 'by_user').over(memory));
  const gain = sum(sub(now, or(before, mul(now, 0))), { by });
  const watchedBefore = gt(sub(time(), 2 * 3600), recorded(subject, 'opened'));
  return record(recordedName(subject.of, 'by_user_1h'), and(gt(gain, 0), watchedBefore, { on: [] }));
}

function newest(subject: Subject): InstantVector {
  return byPerson(subject, (raw) => lastOverTime(raw.over(memory)));
}
