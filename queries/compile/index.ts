import type { MetricQuery } from '../../src/logql/index.js';
import type { InstantVector } from '../../src/promql/index.js';
import { dimensions, type Dimension } from '../dimension.js';
import type { Asked } from '../question.js';
import { unfiltered, type Setting } from './conditions.js';
import { counterQuery } from './counter.js';
import { eventQuery } from './event.js';
import { exactness } from './exactness.js';
import { labelOf, type Source } from './label.js';
import { counterMoment, eventMoment } from './previous.js';
import { relabelledEvents } from './relabel.js';
import { shaped } from './shape.js';
import { sourceFor } from './source.js';
import { isBar } from './window.js';

/** A question as one pipeline answers it. */
export type Compiled = {
  readonly source: Source;
  /** Asked once for the whole range, or at each step of it. Trailing days can be asked both ways. */
  readonly kind: 'instant' | 'range';
  /** The label that holds each dimension of the answer. */
  readonly labels: Readonly<Partial<Record<Dimension, string>>>;
  /** Filters of the board that the signal does not have, in words. */
  readonly unfiltered: readonly string[];
  /** How far the number can be trusted, in words. */
  readonly exactness: string;
  /** What is read, in words, where it is not one counter or event. */
  readonly signal?: string;
} & (
  | { readonly engine: 'prometheus'; readonly expr: InstantVector }
  | { readonly engine: 'loki'; readonly expr: MetricQuery }
);

/** The query of a question on a pipeline; throws a Refusal where it cannot be known. */
export function compile(asked: Asked, setting: Setting): Compiled {
  if (asked.probe) return asked.probe(setting.pipeline);
  if (asked.derived) return asked.derived(setting);
  if (asked.list) throw new TypeError(`${asked.measure.words}: a list is compiled by compileList`);
  const source = sourceFor(asked, setting.pipeline, setting.range);
  const common = {
    source,
    kind: isBar(asked.window) ? 'range' : 'instant',
    labels: Object.fromEntries(
      asked.dimensions.map((dimension) => [dimension, labelOf(dimension, source, setting.pipeline)!]),
    ),
    exactness: exactness(asked, source, setting),
    unfiltered: unfiltered(asked, source, setting).map((dimension) => dimensions[dimension].words),
  } as const;
  if (source === 'counter') {
    const expr = counterMoment(counterQuery(asked, setting), asked, setting);
    return Object.freeze({ ...common, engine: 'prometheus', expr });
  }
  const asMetadata = eventMoment(eventQuery(asked, setting), asked, setting);
  const expr = shaped(relabelledEvents(asMetadata, asked, setting), setting.pipeline);
  return Object.freeze({ ...common, engine: 'loki', expr });
}

export { Refusal } from './refusal.js';
export type { Setting } from './conditions.js';
export type { Source } from './label.js';
