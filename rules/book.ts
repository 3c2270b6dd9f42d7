import {
  and,
  eq,
  gt,
  labelReplace,
  lastOverTime,
  max,
  metric,
  or,
  sub,
  sum,
  time,
  timestamp,
  unless,
  vector,
  type InstantVector,
  type Selector,
} from '../src/promql/index.js';
import type { Metric } from '../queries/catalog/index.js';
import { counterName } from '../queries/naming.js';
import type { Pipeline } from '../queries/pipeline.js';
import {
  keptDays,
  memory,
  recordedLabels,
  recordedName,
  replicaLabel,
  type Recorded,
} from '../queries/recorded.js';
import { record, type RecordingRule } from './rule.js';

/** One counter, and what its rules have to know. */
export interface Subject {
  readonly of: Metric;
  readonly pipeline: Pipeline;
  /** False: nothing that is recorded names a person. */
  readonly individuals: boolean;
}

/** A series that the rules record of a counter. */
export function recorded({ of }: Subject, what: Recorded): Selector {
  return metric(recordedName(of, what), { kind: 'gauge' });
}

/** The counter by everything that is recorded of it, people included. */
export function byPerson({ of, pipeline }: Subject, read: (raw: Selector) => InstantVector): InstantVector {
  const raw = metric(counterName(of, pipeline), { kind: 'counter' });
  return sum(read(raw), { by: [...recordedLabels(of, pipeline, 'people'), replicaLabel] });
}

/** Only replicas that are remembered. */
export function ofRemembered(subject: Subject, what: InstantVector): InstantVector {
  return and(what, lastOverTime(recorded(subject, 'seen').over(memory)), { on: [replicaLabel] });
}

/** When the rules began to watch: `last_over_time(claude_code:cost_usd:opened[7h]) or vector(time())`. */
export function opened(subject: Subject): RecordingRule {
  const before = lastOverTime(recorded(subject, 'opened').over(memory));
  return record(recordedName(subject.of, 'opened'), or(before, vector(time())));
}

/** When each replica was last heard of; gone when the books may forget it. */
export function seen(subject: Subject): RecordingRule {
  const { of, pipeline } = subject;
  const raw = metric(counterName(of, pipeline), { kind: 'counter' });
  const now = max(timestamp(raw), { by: [replicaLabel] });
  const before = gt(lastOverTime(recorded(subject, 'seen').over(memory)), sub(time(), kept));
  return record(recordedName(of, 'seen'), or(now, before));
}

/**
 * The total of each replica and set of labels. It goes on after its replica ended, and it never falls:
 * whatever is missing when it is read can only make a reading too small, so the largest one is right. A series
 * of a person that expires stays in it through the totals of each hour.
 */
export function book(subject: Subject): RecordingRule {
  const { of, pipeline, individuals } = subject;
  const name = recordedName(of, 'books');
  const by = [...recordedLabels(of, pipeline, 'nobody'), replicaLabel];
  const raw = metric(counterName(of, pipeline), { kind: 'counter' });
  const expired = ofRemembered(subject, lastOverTime(recorded(subject, 'by_user').over(memory)));
  const each = individuals
    ? or(
        byPerson(subject, (all) => all),
        expired,
      )
    : raw;
  const now = labelReplace({
    of: sum(each, { by }),
    to: 'reading',
    replacement: 'now',
    from: '',
    match: '',
  });
  return record(name, max(or(now, ofRemembered(subject, recorded(subject, 'books'))), { by }));
}

/** What was in the books when they were opened; needed as long as a range may reach back that far. */
export function opening(subject: Subject): RecordingRule {
  const since = recorded(subject, 'opened');
  const first = and(recorded(subject, 'books'), eq(since, time()), { on: [] });
  const noted = lastOverTime(recorded(subject, 'opening').over(memory));
  const later = and(noted, gt(since, sub(time(), kept)), { on: [] });
  return record(recordedName(subject.of, 'opening'), or(first, later));
}

/** Totals by person where a series just ended: they do not wait for the hour. */
export function ended(subject: Subject): RecordingRule {
  const shortlyBefore = byPerson(subject, (raw) => raw.offset('3m'));
  return record(
    recordedName(subject.of, 'by_user_ended'),
    unless(
      shortlyBefore,
      byPerson(subject, (raw) => raw),
    ),
  );
}

const kept = keptDays * 86_400;
