import {
  events,
  not,
  notRe,
  re,
  type LogQuery,
  type MatchValue,
  type RangeOptions,
} from '../../src/logql/index.js';
import type { Event } from '../catalog/index.js';
import type { Dimension } from '../dimension.js';
import { everyEvent } from '../every-event.js';
import type { Asked, Days, Step, Window } from '../question.js';
import { conditions, type Setting } from './conditions.js';
import { labelOf } from './label.js';
import type { Matching } from './match.js';
import { isBar, length as lengthOf } from './window.js';

/** Loki 3 takes `=~"web|web-2"` for everything that begins with `web`: the end of a variable's values is said. */
const language: Matching<MatchValue> = {
  is: (text: string) => text,
  not,
  re,
  notRe,
  variable: (name: string) => re(`$${name}$`),
};

/** The records a question is about, with all its filters. */
export function records(asked: Asked, setting: Setting): LogQuery {
  const all = conditions(asked, 'event', setting, language);
  return all.reduce<LogQuery>((of, [label, match]) => of.where({ [label]: match }), stream(asked, setting));
}

/** Every record of the event a question is about. */
export function stream(asked: Asked, { pipeline }: Setting): LogQuery {
  const { event, or } = asked.measure.event!;
  return events({ service_name: re(pipeline.service) }).where({
    event_name: or ? re(`${event.name}|${or.name}`) : nameOf(event),
  });
}

function nameOf({ name }: Event): MatchValue {
  return name === everyEvent.name ? re(name) : name;
}

/** Every record of every event. */
export function anyRecord({ pipeline }: Setting): LogQuery {
  return events({ service_name: re(pipeline.service) });
}

/** Loki takes negative offsets in hours, minutes and seconds only. */
const inHours = {
  '1h': '1h',
  '6h': '6h',
  '1d': '24h',
  '3d': '72h',
  '7d': '168h',
  '14d': '336h',
  '28d': '672h',
  '30d': '720h',
} as const satisfies Record<Step | Days, string>;

/** The length of a window. */
export function length(window: Window) {
  const named = lengthOf(window);
  return named === '$__range' ? named : inHours[named];
}

/** A bar stands at the start of its step: it is read from the step that follows. */
export function shift(window: Window): RangeOptions {
  return isBar(window) ? { offset: `-${inHours[window]}` } : {};
}

/** The label of a dimension on records. */
export function recordLabel(dimension: Dimension, { pipeline }: Setting): string {
  return labelOf(dimension, 'event', pipeline)!;
}

/** Nothing at all where no label is left. */
export function grouping(by: readonly string[]): { readonly by?: readonly string[] } {
  return by.length === 0 ? {} : { by };
}
