import {
  add,
  and,
  count,
  countOverTime,
  div,
  ge,
  gt,
  labelReplace,
  mul,
  or,
  sortDesc,
  sum,
  sumOverTime,
  topk,
  type MetricQuery,
} from '../../src/logql/index.js';
import type { Asked } from '../question.js';
import type { Setting } from './conditions.js';
import { anyRecord, grouping, length, recordLabel, records, shift } from './records.js';
import { missingText } from './source.js';
import { average, counted, quantile } from './values.js';

/** The LogQL of a question that is read from events. */
export function eventQuery(asked: Asked, setting: Setting): MetricQuery {
  const named = asked.dimensions.reduce<MetricQuery>(
    (of, dimension) =>
      labelReplace({
        of,
        to: recordLabel(dimension, setting),
        replacement: missingText(dimension),
        from: recordLabel(dimension, setting),
        match: '',
      }),
    groupedQuery(asked, setting),
  );
  return asked.largest === undefined ? named : sortDesc(topk(asked.largest, named));
}

function groupedQuery(asked: Asked, setting: Setting): MetricQuery {
  if (asked.whole) return share(asked, asked.whole, setting);
  if (asked.aggregate === 'quantile' || asked.aggregate === 'average') return ofValues(asked, setting);
  return counting(plainQuery(asked, setting), asked, setting);
}

function plainQuery(asked: Asked, setting: Setting): MetricQuery {
  const by = labels(asked, setting);
  if (!asked.of) return summed(asked, setting, by);
  const each = sum(happened(asked, setting), { by: [...by, recordLabel(asked.of, setting)] });
  return count(each, grouping(by));
}

/** Fewer records than the floor say nothing: no answer. */
function ofValues(asked: Asked, setting: Setting): MetricQuery {
  const by = labels(asked, setting);
  const of = asked.aggregate === 'average' ? average(asked, setting, by) : quantile(asked, setting, by);
  return asked.atLeast === undefined ? of : and(of, ge(counted(asked, setting, by), asked.atLeast));
}

/** A part that is missing is none, where the whole is there; a whole of nothing gives no answer. */
function share(part: Asked, whole: Asked, setting: Setting): MetricQuery {
  if (part.ofAll) {
    const all = plainQuery({ ...whole, dimensions: [] }, setting);
    return div(plainQuery(part, setting), gt(all, 0), { on: [], groupLeft: [] });
  }
  const all = plainQuery({ ...whole, dimensions: part.dimensions }, setting);
  const quotient = div(or(plainQuery(part, setting), mul(all, 0)), gt(all, 0));
  return part.per === undefined ? quotient : mul(quotient, part.per);
}

/** One number of which there is nothing is 0 as long as events arrive at all: rare ones are rarely there. */
function counting(of: MetricQuery, asked: Asked, setting: Setting): MetricQuery {
  const one = asked.dimensions.length === 0 && asked.aggregate !== 'perStep';
  if (!one) return of;
  return or(of, mul(sum(countOverTime(anyRecord(setting), '$__range')), 0));
}

/** Attributes are added one by one: a record holds each of them once. */
function summed(asked: Asked, setting: Setting, by: readonly string[]): MetricQuery {
  const attributes = asked.measure.event!.sum;
  if (!attributes) return sum(happened(asked, setting), grouping(by));
  return attributes
    .map((attribute): MetricQuery => {
      const values = records(asked, setting).unwrap(attribute);
      return sum(sumOverTime(values, length(asked.window), shift(asked.window)), grouping(by));
    })
    .reduce((left, right) => add(left, right));
}

function happened(asked: Asked, setting: Setting): MetricQuery {
  return countOverTime(records(asked, setting), length(asked.window), shift(asked.window));
}

function labels(asked: Asked, setting: Setting): string[] {
  return asked.dimensions.map((dimension) => recordLabel(dimension, setting));
}
