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
  type MatchValue,
  type MetricQuery,
  type RangeOptions,
} from '../../src/logql/index.js';
import type { Dimension } from '../dimension.js';
import type { Asked, Step, Window } from '../question.js';
import { conditions, type Matching, type Setting } from './conditions.js';
import { labelOf } from './label.js';
import { missingText } from './source.js';

const language: Matching<MatchValue> = { is: (text: string) => text, not, re, variable };

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
  return counting(plainQuery(asked, setting), asked, setting);
}

function plainQuery(asked: Asked, setting: Setting): MetricQuery {
  const by = asked.dimensions.map((dimension) => label(dimension, setting));
  if (!asked.of) return summed(asked, setting, by);
  const each = sum(happened(asked, setting), { by: [...by, label(asked.of, setting)] });
  return count(each, grouping(by));
}

/** A part that is missing is none, where the whole is there; a whole of nothing gives no answer. */
function share(part: Asked, whole: Asked, setting: Setting): MetricQuery {
  const all = plainQuery({ ...whole, dimensions: part.dimensions }, setting);
  return div(or(plainQuery(part, setting), mul(all, 0)), gt(all, 0));
}

/** One number that is filtered to nothing is 0 as long as such events arrive at all. */
function counting(of: MetricQuery, asked: Asked, setting: Setting): MetricQuery {
  const one = asked.dimensions.length === 0 && asked.aggregate !== 'perStep';
  const all = stream(asked, setting);
  if (!one || records(asked, setting).stages.length === all.stages.length) return of;
  return or(of, mul(sum(countOverTime(all, '$__range')), 0));
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
  const { own, ofBoard } = conditions(asked, 'event', setting, language);
  const filters = [own, ofBoard].filter((one) => Object.keys(one).length > 0);
  return filters.reduce<LogQuery>((of, filter) => of.where(filter), stream(asked, setting));
}

function stream(asked: Asked, { pipeline }: Setting): LogQuery {
  return events({ service_name: re(pipeline.service) }).where({
    event_name: asked.measure.event!.event.name,
  });
}

/** Loki takes negative offsets in hours, minutes and seconds only. */
const inHours = { '1h': '1h', '1d': '24h', '7d': '168h' } as const satisfies Record<Step, string>;

function range(window: Window) {
  return window === '$__range' ? window : inHours[window];
}

/** A bar stands at the start of its step: it is read from the step that follows. */
function shift(window: Window): RangeOptions {
  return window === '$__range' ? {} : { offset: `-${inHours[window]}` };
}

function label(dimension: Dimension, { pipeline }: Setting): string {
  return labelOf(dimension, 'event', pipeline)!;
}

function grouping(by: readonly string[]) {
  return by.length === 0 ? {} : { by };
}
