import * as logql from '../../src/logql/index.js';
import { and, asOf, count, div, duration, gt, mul, or, sub } from '../../src/promql/index.js';
import type { InstantVector, VariableNode } from '../../src/promql/index.js';
import type { Asked } from '../question.js';
import type { Setting } from './conditions.js';
import { stream } from './records.js';
import { alive } from './series.js';

const shownFrom = duration('${__from:date:seconds}') as VariableNode;
const twiceBack = '${__range_s}s${__range_ms}ms';

/**
 * A question about the range before the one shown, or how much has changed since: everything is read as of
 * the moment the range begins.
 *
 *     last_over_time(c[$__range] @ ${__from:date:seconds}) - ...
 */
export function counterMoment(now: InstantVector, asked: Asked, setting: Setting): InstantVector {
  if (asked.moment === undefined) return now;
  const before = asOf(now, shownFrom);
  const known = asked.moment === 'previous' ? before : change(now, before);
  return and(known, reachesBack(asked, setting), { on: [] });

  function change(after: InstantVector, prior: InstantVector): InstantVector {
    if (asked.measure.unit === 'ratio') return sub(after, prior);
    return sub(div(or(after, mul(prior, 0)), gt(prior, 0)), 1);
  }
}

/** The signal was there before the earlier range began; else a part of that range would stand for all of it. */
function reachesBack(asked: Asked, setting: Setting): InstantVector {
  const signal = alive({ ...asked, window: '$__range' }, setting);
  return count(asOf(signal, shownFrom, '$__range'));
}

/** The same of events: `... [$__range] offset $__range`. */
export function eventMoment(now: logql.MetricQuery, asked: Asked, setting: Setting): logql.MetricQuery {
  if (asked.moment === undefined) return now;
  const before = logql.earlier(now, '$__range');
  const known = asked.moment === 'previous' ? before : changeOfEvents(now, before, asked);
  const earliest = logql.countOverTime(stream(asked, setting), '$__range', { offset: twiceBack });
  return logql.and(known, logql.gt(logql.sum(earliest), 0), { on: [] });
}

function changeOfEvents(
  now: logql.MetricQuery,
  before: logql.MetricQuery,
  { measure }: Asked,
): logql.MetricQuery {
  if (measure.unit === 'ratio') return logql.sub(now, before);
  return logql.sub(logql.div(logql.or(now, logql.mul(before, 0)), logql.gt(before, 0)), 1);
}
