import {
  and,
  ge,
  gt,
  labelReplace,
  lastOverTime,
  metric,
  or,
  sub,
  sum,
  unless,
  type InstantVector,
  type LabelValues,
  type Selector,
} from '../src/promql/index.js';
import { metrics, type Metric } from '../queries/catalog/index.js';
import { personNamed } from '../queries/compile/person.js';
import { counterLabel, counterName } from '../queries/naming.js';
import type { Pipeline } from '../queries/pipeline.js';
import { recordedLabels, recordedName } from '../queries/recorded.js';
import { record, ruleGroup, type RecordingRule, type RuleGroup } from './rule.js';

/**
 * What each minute adds to counters that live as long as a session, for pipelines without our collector. The
 * session's own label is gone afterwards.
 */
export function minutes(
  pipeline: Pipeline,
  { individuals = true }: { readonly individuals?: boolean } = {},
): RuleGroup {
  const who = individuals ? 'people' : 'nobody';
  return ruleGroup({
    name: 'claude-code-minutes',
    engine: 'prometheus',
    interval: '1m',
    rules: Object.values(metrics).map((one) => added(one, { pipeline, who })),
  });
}

/**
 * A counter that is smaller than before started over: all of it is new. The value before is looked up through
 * a whole day, because a laptop that slept goes on where it was.
 */
function added(
  of: Metric,
  { pipeline, who }: { readonly pipeline: Pipeline; readonly who: 'people' | 'nobody' },
): RecordingRule {
  const raw = counterOf(of, pipeline);
  const more = or(or(startedOver(raw, pipeline), goesOn(raw)), raw);
  const by = recordedLabels(of, pipeline, who);
  const each = who === 'people' ? personNamed(more, pipeline) : more;
  return record(recordedName(of, 'minutes'), gt(sum(each, { by }), 0));
}

/**
 * Counters that come back and are new, though they are no smaller than a day before. After a sleep all counters
 * of a session come back at once, where they were. In a session that was taken up again each comes back when
 * there is something to count: later than the session, or with it and without the work done before.
 */
function startedOver(raw: Counter, pipeline: Pipeline): InstantVector {
  const sessions = counterOf(metrics.sessionCount, pipeline);
  const work = counterOf(metrics.activeTimeTotal, pipeline).where({
    [counterLabel('type', pipeline)]: 'cli',
  });
  const { on, marked, unmarked } = sessionLabel(counterLabel('session.id', pipeline));
  const takenUp = unless(marked(dayBefore(work)), marked(goesOn(work)), { on });
  const known = or(marked(sessions.offset('1m')), takenUp);
  return unmarked(and(marked(unless(raw, raw.offset('1m'))), known, { on }));
}

interface SessionLabel {
  readonly on: readonly [string];
  /** Gives series the label to match on. */
  readonly marked: (of: InstantVector) => InstantVector;
  readonly unmarked: (of: InstantVector) => InstantVector;
}

/**
 * The label that tells sessions apart. One with a dot is copied to one without: rulers of Prometheus 3.3 to 3.5, and
 * some after them, forget the quotes in `on ("session.id")` and then can't read what they wrote.
 */
function sessionLabel(label: string): SessionLabel {
  if (/^[a-zA-Z_]\w*$/.test(label)) return { on: [label], marked: same, unmarked: same };
  const to = label.replaceAll(/\W/g, '_');
  return {
    on: [to],
    marked: (of) => labelReplace({ of, to, replacement: '$1', from: label, match: '(.*)' }),
    unmarked: (of) => labelReplace({ of, to, replacement: '', from: to, match: '.*' }),
  };
}

const same = (of: InstantVector) => of;

/** How much a counter grew, unless it fell. */
function goesOn(raw: Counter): InstantVector {
  return ge(sub(raw, dayBefore(raw)), 0);
}

function dayBefore(raw: Counter): InstantVector {
  return lastOverTime(raw.over('1d').offset('1m'));
}

function counterOf(of: Metric, pipeline: Pipeline): Counter {
  return metric(counterName(of, pipeline), { kind: 'counter' });
}

type Counter = Selector<LabelValues, 'counter'>;
