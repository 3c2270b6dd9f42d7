import type { MetricQuery } from '../src/logql/index.js';
import type { InstantVector } from '../src/promql/index.js';
import type { Compiled } from './compile/index.js';
import { Refusal } from './compile/refusal.js';
import { shaped } from './compile/shape.js';
import type { Dimension } from './dimension.js';
import type { MeasureFacts, Unit } from './measure.js';
import type { Pipeline } from './pipeline.js';
import type { Aggregate, Asked, Window } from './question.js';

type Label = string | ((pipeline: Pipeline) => string);

interface Common {
  readonly id: string;
  readonly words: string;
  readonly unit: Unit;
  /** What is read, as a description says it: `Source: the counters as they arrive.` */
  readonly signal: string;
  readonly aggregate?: Aggregate;
  readonly window?: Window;
  /** The label that holds each dimension of the answer. */
  readonly by?: Readonly<Partial<Record<Dimension, Label>>>;
  /** Why a pipeline cannot answer, or undefined. */
  readonly unless?: (pipeline: Pipeline) => string | undefined;
  readonly note?: string;
}

type Read =
  | { readonly counters: (pipeline: Pipeline) => InstantVector }
  | { readonly events: (pipeline: Pipeline) => MetricQuery };

type Options = Common & Read;

/**
 * A number about the telemetry itself, such as how old its newest sample is. It is no measure: it cannot be
 * split or filtered by what people do, so it brings its own query.
 */
export function probe(options: Options): Asked {
  const { id, words, unit, note, by = {}, aggregate = 'total', window = '$__range' } = options;
  const measure: MeasureFacts = Object.freeze({ id, words, unit, ...(note !== undefined && { note }) });
  return Object.freeze({
    measure,
    aggregate,
    window,
    dimensions: Object.freeze(Object.keys(by)) as readonly Dimension[],
    filters: Object.freeze({}),
    probe: (pipeline: Pipeline) => answer(options, pipeline),
  });
}

function answer(options: Options, pipeline: Pipeline): Compiled {
  const { words, signal, by = {}, window = '$__range', unless } = options;
  const reason = missing(options, pipeline) ?? unless?.(pipeline);
  if (reason !== undefined) throw new Refusal(words, reason);
  const labels = Object.entries(by).map(([dimension, label]) => [
    dimension,
    typeof label === 'string' ? label : label(pipeline),
  ]);
  const common = {
    kind: window === '$__range' ? 'instant' : 'range',
    labels: Object.fromEntries(labels),
    exactness: 'As it stands in the store.',
    unfiltered: [],
    signal,
  } as const;
  return Object.freeze(
    'counters' in options
      ? { ...common, source: 'counter', engine: 'prometheus', expr: options.counters(pipeline) }
      : { ...common, source: 'event', engine: 'loki', expr: shaped(options.events(pipeline), pipeline) },
  );
}

function missing(options: Read, { counters, events }: Pipeline): string | undefined {
  if ('counters' in options) return counters === 'none' ? 'this pipeline has no counters' : undefined;
  return events === 'none' ? 'this pipeline has no events' : undefined;
}
