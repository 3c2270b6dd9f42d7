import type { Attribute, Event } from './catalog/index.js';
import type { Dimension, DimensionOn, Filters } from './dimension.js';
import { unitNamed, type MeasureFacts, type Unit } from './measure.js';
import { question, type Question, type Step } from './question.js';

/** Over the range shown, or over each step. */
interface Options {
  /** Fewer records than these give no answer: a percentile of three requests says nothing. */
  readonly atLeast?: number;
  /** One answer a step instead of one over the range. */
  readonly per?: Step;
}

/** A number that each record of an event holds by itself: how long a request took, how large a result was. */
export interface Distribution<D extends Dimension> {
  readonly id: string;
  readonly words: string;
  readonly unit: Unit;
  /** What that part of the records stays below: `apiDuration.quantile(0.95, { atLeast: 50 }).by('model')`. */
  quantile(part: number, options?: Options): Question<D>;
  /** The sum of the values over their number: `apiDuration.average().by('model')`. */
  average(options?: Options): Question<D>;
}

/** What a distribution can be split by. */
export type PartOf<M> = M extends Distribution<infer D> ? D : never;

type NumberOf<E extends Event> = keyof E['attributes'] & string;

/**
 * The values one attribute of an event takes, in the attribute's own unit. With `perSecondOf`, which names an
 * attribute in milliseconds, each value is what came in a second.
 *
 *     const apiDuration = distribution({ id: 'apiDuration', words: 'API latency', event: events.apiRequest, of: 'duration_ms' });
 *     apiDuration.quantile(0.95).by('model'); // quantile_over_time(0.95, ... | unwrap duration_ms [$__range]) by (model)
 */
export function distribution<E extends Event>(options: {
  readonly id: string;
  readonly words: string;
  readonly event: E;
  readonly of: NumberOf<E>;
  readonly perSecondOf?: NumberOf<E>;
  readonly where?: Filters<DimensionOn<undefined, E>>;
  readonly note?: string;
}): Distribution<DimensionOn<undefined, E>> {
  const { id, words, event, of, perSecondOf: per, where, note } = options;
  const unit = unitOf(id, event, of, per);
  const facts: MeasureFacts = Object.freeze({
    id,
    words,
    unit,
    event: Object.freeze({
      event,
      value: Object.freeze({ of, ...(per !== undefined && { per }) }),
      ...(where && { where: where as Filters }),
    }),
    ...(note !== undefined && { note }),
  });
  const ask = (
    own: { aggregate: 'quantile' | 'average'; quantile?: number },
    { atLeast, per: step }: Options,
  ) =>
    question<DimensionOn<undefined, E>>({
      measure: facts,
      window: step ?? '$__range',
      ...own,
      ...(atLeast !== undefined && { atLeast }),
    });
  return Object.freeze({
    id,
    words,
    unit,
    quantile: (part: number, asked: Options = {}) =>
      ask({ aggregate: 'quantile', quantile: between(id, part) }, asked),
    average: (asked: Options = {}) => ask({ aggregate: 'average' }, asked),
  });
}

function unitOf(id: string, event: Event, of: string, per: string | undefined): Unit {
  const unit = attribute(id, event, of).unit ?? '';
  if (per === undefined) return unitNamed(unit);
  if (unit !== 'tokens') throw new TypeError(`${id}: only tokens have a speed, not ${of}`);
  if (attribute(id, event, per).unit === 'ms') return 'tokensPerSecond';
  throw new TypeError(`${id}: ${per} is not in milliseconds`);
}

/** For definitions written without types. */
function attribute(id: string, event: Event, name: string): Attribute {
  const found = event.attributes[name];
  if (found?.type === 'number') return found;
  const numbers = Object.entries(event.attributes).flatMap(([one, { type }]) =>
    type === 'number' ? one : [],
  );
  throw new TypeError(`${id}: ${event.name} has no number "${name}". Numbers: ${numbers.join(', ')}`);
}

function between(id: string, part: number): number {
  if (part > 0 && part < 1) return part;
  throw new RangeError(`${id}: quantile(${part}) must lie between 0 and 1, as 0.95 does`);
}
