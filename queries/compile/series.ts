import {
  lastOverTime,
  metric,
  not,
  notRe,
  re,
  variable,
  type InstantVector,
  type LabelValues,
  type MatchValue,
  type Selector,
} from '../../src/promql/index.js';
import { counterName } from '../naming.js';
import type { Asked } from '../question.js';
import { recordedName, type Recorded } from '../recorded.js';
import { conditions, type Setting } from './conditions.js';
import type { Matching } from './match.js';
import { readingOf } from './reading.js';
import { length } from './window.js';

const language: Matching<MatchValue> = {
  is: (text: string) => text,
  not,
  re,
  notRe,
  variable: (name: string) => (name === 'model' ? re(`$${name}${wideWindow}`) : variable(name)),
};

/** Counters spell a model with a wide window apart, events do not: what is chosen is chosen in both. */
const wideWindow = String.raw`(\[1m\])?`;

/** The counter a question is about, with all its filters. */
export function counter(asked: Asked, setting: Setting): Selector<LabelValues, 'counter'> {
  return filtered(everyCounter(asked, setting), asked, setting);
}

/** What rules recorded of the counter a question is about, with all its filters. */
export function recorded(asked: Asked, setting: Setting, what: Recorded): Selector<LabelValues, 'gauge'> {
  return filtered(everyRecorded(asked, what), asked, setting);
}

/** Whether a question leaves any series out. */
export function selects(asked: Asked, setting: Setting): boolean {
  return counter(asked, setting).matchers.length > 0;
}

/** Series that are there as long as the signal is. */
export function alive(asked: Asked, setting: Setting): InstantVector {
  const reading = readingOf(asked, setting);
  if (reading === 'books') return everyRecorded(asked, 'books');
  if (reading === 'minutes') return lastOverTime(everyRecorded(asked, 'minutes').over(length(asked.window)));
  const every = everyCounter(asked, setting);
  return setting.pipeline.counters === 'accumulated' ? every : lastOverTime(every.over(length(asked.window)));
}

function everyCounter(asked: Asked, { pipeline }: Setting): Selector<LabelValues, 'counter'> {
  return metric(counterName(asked.measure.counter!.metric, pipeline), { kind: 'counter' });
}

export function everyRecorded(asked: Asked, what: Recorded): Selector<LabelValues, 'gauge'> {
  return metric(recordedName(asked.measure.counter!.metric, what), { kind: 'gauge' });
}

function filtered<K extends 'counter' | 'gauge'>(
  of: Selector<LabelValues, K>,
  asked: Asked,
  setting: Setting,
): Selector<LabelValues, K> {
  const all = conditions(asked, 'counter', setting, language);
  return all.reduce((found, [label, match]) => found.where({ [label]: match }), of);
}
