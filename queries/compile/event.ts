import {
  add,
  count,
  countOverTime,
  div,
  events,
  gt,
  labelReplace,
  mul,
  not,
  or,
  re,
  sum,
  sumOverTime,
  variable,
  type LogQuery,
  type MetricQuery,
} from '../../src/logql/index.js';
import type { Dimension } from '../dimension.js';
import type { Asked, Window } from '../question.js';
import { conditions, type Setting } from './conditions.js';
import { labelOf } from './label.js';
import { missingText } from './source.js';

const language = { is: (text: string) => text, not, re, variable };

/** The LogQL of a question that is read from events. */
export function eventQuery(asked: Asked, setting: Setting): MetricQuery {
  return asked.dimensions.reduce<MetricQuery>(
    (of, dimension) =>
      labelReplace({
        of,
        to: label(dimension, setting),
        replacement: missingText(dimension),
        from: label(dimension, setting),
        match: '',
      }),
    groupedQuery(asked, setting),
  );
}

function groupedQuery(asked: Asked, setting: Setting): MetricQuery {
  if (asked.whole) return share(asked, asked.whole, setting);
  const by = asked.dimensions.map((dimension) => label(dimension, setting));
  if (asked.of) {
    const each = sum(happened(asked, setting), { by: [...by, label(asked.of, setting)] });
    return counting(count(each, grouping(by)), asked, setting);
  }
  return counting(summed(asked, setting, by), asked, setting);
}

function share(asked: Asked, whole: Asked, setting: Setting): MetricQuery {
  const { whole: _, ...part } = asked;
  const all = groupedQuery({ ...whole, dimensions: asked.dimensions }, setting);
  return div(or(groupedQuery(part, setting), mul(all, 0)), gt(all, 0));
}

/** One number that is filtered to nothing is 0 as long as such events arrive at all. */
function counting(of: MetricQuery, asked: Asked, setting: Setting): MetricQuery {
  const one = asked.dimensions.length === 0 && asked.aggregate !== 'perStep';
  if (!one || Object.keys(conditions(asked, 'event', setting, language)).length === 0) return of;
  return or(of, mul(sum(countOverTime(stream(asked, setting), '$__range')), 0));
}

/** Attributes are added one by one: a record holds each of them once. */
function summed(asked: Asked, setting: Setting, by: readonly string[]): MetricQuery {
  const attributes = asked.measure.event!.sum;
  if (!attributes) return sum(happened(asked, setting), grouping(by));
  return attributes
    .map((attribute): MetricQuery => {
      const values = records(asked, setting).unwrap(attribute);
      return sum(sumOverTime(values, range(asked.window), shift(asked.window)), grouping(by));
    })
    .reduce((left, right) => add(left, right));
}

function happened(asked: Asked, setting: Setting): MetricQuery {
  return countOverTime(records(asked, setting), range(asked.window), shift(asked.window));
}

function records(asked: Asked, setting: Setting): LogQuery {
  const where = conditions(asked, 'event', setting, language);
  const all = stream(asked, setting);
  return Object.keys(where).length === 0 ? all : all.where(where);
}

function stream(asked: Asked, { pipeline }: Setting): LogQuery {
  return events({ service_name: re(pipeline.service) }).where({
    event_name: asked.measure.event!.event.name,
  });
}

/** Loki takes negative offsets in hours, minutes and seconds only. */
const hours: Partial<Record<Window, '24h' | '168h' | '720h'>> = { '1d': '24h', '7d': '168h', '30d': '720h' };

function range(window: Window) {
  return hours[window] ?? window;
}

/** A bar stands at the start of its step: it is read from the step that follows. */
function shift(window: Window) {
  return window === '$__range' ? {} : { offset: `-${range(window)}` as const };
}

function label(dimension: Dimension, { pipeline }: Setting): string {
  return labelOf(dimension, 'event', pipeline)!;
}

function grouping(by: readonly string[]) {
  return by.length === 0 ? {} : { by };
}
