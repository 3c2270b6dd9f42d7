import {
  countOverTime,
  div,
  gt,
  mul,
  not,
  quantileOverTime,
  sum,
  sumOverTime,
  type LogQuery,
  type MetricQuery,
  type UnwrappedQuery,
} from '../../src/logql/index.js';
import { logKey } from '../catalog/index.js';
import type { Asked } from '../question.js';
import type { ValueSource } from '../measure.js';
import type { Setting } from './conditions.js';
import { grouping, length, records, shift } from './records.js';

/** The value below which a part of the records lies: `quantile_over_time(0.95, ... [$__range]) by (model)`. */
export function quantile(asked: Asked, setting: Setting, by: readonly string[]): MetricQuery {
  const { window } = asked;
  return quantileOverTime(asked.quantile!, each(asked, setting), length(window), { ...shift(window), by });
}

/** The sum of the values over their number; of a quotient, one sum over the other. */
export function average(asked: Asked, setting: Setting, by: readonly string[]): MetricQuery {
  const { of, per } = valueOf(asked);
  const all = added(asked, setting, by, of);
  if (per === undefined) return div(all, counted(asked, setting, by));
  return div(mul(all, 1000), gt(added(asked, setting, by, per), 0));
}

/** How many records have the value. */
export function counted(asked: Asked, setting: Setting, by: readonly string[]): MetricQuery {
  return sum(countOverTime(having(asked, setting), length(asked.window), shift(asked.window)), grouping(by));
}

function added(asked: Asked, setting: Setting, by: readonly string[], attribute: string): MetricQuery {
  const values = having(asked, setting).unwrap(logKey(attribute));
  return sum(sumOverTime(values, length(asked.window), shift(asked.window)), grouping(by));
}

/** What each record holds, or what it holds in a second. */
function each(asked: Asked, setting: Setting): UnwrappedQuery {
  const { of, per } = valueOf(asked);
  const found = having(asked, setting);
  if (per === undefined) return found.unwrap(logKey(of));
  const quotient = `{{ divf (mulf .${logKey(of)} 1000) .${logKey(per)} }}`;
  return found.labelFormat({ per_second: quotient }).unwrap('per_second');
}

/** The records that have the value; those of no length have no speed. */
function having(asked: Asked, setting: Setting): LogQuery {
  const { of, per } = valueOf(asked);
  const always = asked.measure.event!.event.attributes[of]?.always;
  const found = records(asked, setting);
  const there = always ? found : found.where({ [logKey(of)]: not('') });
  return per === undefined ? there : there.where({ [logKey(per)]: gt(0) });
}

function valueOf(asked: Asked): ValueSource {
  return asked.measure.event!.value!;
}
