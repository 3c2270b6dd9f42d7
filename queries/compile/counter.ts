import {
  count,
  div,
  gt,
  labelReplace,
  lastOverTime,
  metric,
  mul,
  not,
  or,
  re,
  sub,
  sum,
  variable,
  type InstantVector,
  type MatchValue,
  type Offset,
  type Selector,
} from '../../src/promql/index.js';
import { promName } from '../catalog/index.js';
import type { Dimension } from '../dimension.js';
import type { Pipeline } from '../pipeline.js';
import type { Asked, Window } from '../question.js';
import { conditions, type Matching, type Setting } from './conditions.js';
import { labelOf } from './label.js';
import { missingText } from './source.js';

const language: Matching<MatchValue> = { is: (text: string) => text, not, re, variable };

/** The PromQL of a question that is read from counters the collector keeps. */
export function counterQuery(asked: Asked, setting: Setting): InstantVector {
  const grouped = groupedQuery(asked, setting);
  return asked.dimensions.reduce<InstantVector>(
    (of, dimension) =>
      labelReplace({
        of,
        to: label(dimension, setting),
        replacement: missingText(dimension),
        from: label(dimension, setting),
        match: '',
      }),
    grouped,
  );
}

function groupedQuery(asked: Asked, setting: Setting): InstantVector {
  if (asked.whole) return share(asked, asked.whole, setting);
  return counting(plainQuery(asked, setting), asked, setting);
}

function plainQuery(asked: Asked, setting: Setting): InstantVector {
  const gained = gain(selection(asked, setting), asked, setting.pipeline);
  const by = asked.dimensions.map((dimension) => label(dimension, setting));
  if (!asked.of) return sum(gained, grouping(by));
  const each = sum(gained, { by: [...by, label(asked.of, setting)] });
  return count(gt(each, 0), grouping(by));
}

/** A part that is missing is none, where the whole is there; a whole of nothing gives no answer. */
function share(part: Asked, whole: Asked, setting: Setting): InstantVector {
  const all = plainQuery({ ...whole, dimensions: part.dimensions }, setting);
  return div(or(plainQuery(part, setting), mul(all, 0)), gt(all, 0));
}

/** One number that is filtered to nothing is 0 as long as the counter itself is there. */
function counting(of: InstantVector, asked: Asked, setting: Setting): InstantVector {
  const one = asked.dimensions.length === 0 && asked.aggregate !== 'perStep';
  if (!one || selection(asked, setting).matchers.length === 0) return of;
  return or(of, mul(count(named(asked, setting.pipeline)), 0));
}

/**
 * How much each series grew in the window. The collector starts a new series at each start and never resets
 * one, so the last value less the one before the window is exact; a series born in the window began at 0.
 */
function gain(of: Selector, asked: Asked, { gap }: Pipeline): InstantVector {
  const window = asked.window;
  const ahead = asked.window !== '$__range';
  const last = lastOverTime(ahead ? of.over(window).offset(back(window)) : of.over(window));
  const before = of.over(gap as '1h');
  return sub(last, or(lastOverTime(ahead ? before : before.offset(window)), mul(last, 0)));
}

/** A bar stands at the start of its step: it is read from the step that follows. */
function back(window: Window): Offset {
  return `-${window}`;
}

function selection(asked: Asked, setting: Setting): Selector {
  const { own, ofBoard } = conditions(asked, 'counter', setting, language);
  return named(asked, setting.pipeline).where(own).where(ofBoard);
}

function named(asked: Asked, pipeline: Pipeline): Selector {
  return metric(promName(asked.measure.counter!.metric, pipeline.naming), { kind: 'counter' });
}

function label(dimension: Dimension, { pipeline }: Setting): string {
  return labelOf(dimension, 'counter', pipeline)!;
}

function grouping(by: readonly string[]) {
  return by.length === 0 ? {} : { by };
}
