import type { Event, Metric } from './catalog/index.js';
import type { Dimension, DimensionOn, Filters } from './dimension.js';
import { over, question, type Days, type Question, type Step } from './question.js';

/** The units the subject has; panels turn them into Grafana's. */
export type Unit = (typeof unitWords)[number];

const unitWords = [
  'currencyUSD',
  'tokens',
  'count',
  'seconds',
  'ratio',
  'number',
  'moment',
  'date',
  'milliseconds',
  'bytes',
  'characters',
  'tokensPerSecond',
] as const;

const units: Readonly<Record<string, Unit>> = {
  ms: 'milliseconds',
  bytes: 'bytes',
  tokens: 'tokens',
  characters: 'characters',
  USD: 'currencyUSD',
};

/** The unit of an attribute, by the catalog's word for it. */
export function unitNamed(word: string | undefined): Unit {
  return units[word ?? ''] ?? 'count';
}

/** A counter, and what of it belongs to the measure. */
export interface CounterSource {
  readonly metric: Metric;
  readonly where?: Filters;
}

/** The sum of one or more attributes over the records of one event, or their count. */
export interface EventSource {
  readonly event: Event;
  /** A second event whose records count too. */
  readonly or?: Event;
  readonly sum?: readonly string[];
  /** What each record holds by itself, for quantiles and averages. */
  readonly value?: ValueSource;
  readonly where?: Filters;
}

/** An attribute; with `per`, what it comes to in a second of that attribute's milliseconds. */
export interface ValueSource {
  readonly of: string;
  readonly per?: string;
}

/** What is known of a measure, without its methods. */
export interface MeasureFacts {
  readonly id: string;
  /** The quantity, as a title says it. */
  readonly words: string;
  readonly unit: Unit;
  readonly counter?: CounterSource;
  readonly event?: EventSource;
  /** What a reader has to know about the number. */
  readonly note?: string;
}

/** A quantity of the subject. `D` names what it can be split and filtered by. */
export interface Measure<D extends Dimension> extends MeasureFacts {
  /** One number over the range shown. */
  total(): Question<D>;
  /** One number a step: `cost.perStep('1d').by('model')` is a bar a day and model. */
  perStep(step: Step): Question<D>;
}

interface Definition<M extends Metric, E extends Event> {
  readonly id: string;
  readonly words: string;
  readonly unit: Unit;
  readonly counter?: { readonly metric: M; readonly where?: Filters<DimensionOn<M, undefined>> };
  readonly event?: {
    readonly event: E;
    readonly or?: Event;
    readonly sum?: readonly (keyof E['attributes'] & string)[];
    readonly where?: Filters<DimensionOn<undefined, E>>;
  };
  readonly note?: string;
}

/**
 * One quantity, and the signals it can be read from.
 *
 *     const cost = measure({ id: 'cost', words: 'Cost', unit: 'currencyUSD', counter: { metric: metrics.costUsage } });
 *     cost.total().by('team');
 */
export function measure<M extends Metric = never, E extends Event = never>(
  definition: Definition<M, E>,
): Measure<DimensionOn<M, E>> {
  const facts = definition as MeasureFacts;
  const fault = measureFault(facts);
  if (fault) throw new Error(`Measure "${facts.id}" ${fault}`);
  return Object.freeze({
    ...facts,
    total: () => question({ measure: facts, aggregate: 'total', window: '$__range' }),
    perStep: (step: Step) => question({ measure: facts, aggregate: 'perStep', window: step }),
  });
}

/** What a measure written without types may lack. */
function measureFault({ counter, event, unit }: MeasureFacts): string | undefined {
  if (!counter && !event) return 'can be read nowhere.';
  if (counter && !isNamed(counter.metric)) return 'has no counter.metric: take one of metrics.';
  if (event && !isNamed(event.event)) return 'has no event.event: take one of events.';
  return unitWords.includes(unit)
    ? undefined
    : `has a unit "${unit}", which is none of ${unitWords.join(', ')}.`;
}

function isNamed(source: Metric | Event | undefined): boolean {
  return source?.name !== undefined;
}

/** Where a measure is read, for one that is made of it. */
export function sourcesOf({ counter, event }: Sources): Sources {
  return { ...(counter && { counter }), ...(event && { event }) };
}

type Sources = Pick<MeasureFacts, 'counter' | 'event'>;

/** One measure over another, such as cost by commit. Where the whole is nothing there is no answer. */
export function ratio<A extends Dimension, B extends Dimension>(options: {
  readonly id: string;
  readonly words: string;
  readonly unit: Unit;
  readonly part: Measure<A>;
  readonly whole: Measure<B>;
  /** For how many of the whole the answer is: 1000 lines, the 3600 seconds of an hour. One if left out. */
  readonly per?: number;
  readonly note?: string;
}): Pick<Measure<A & B>, 'id' | 'words' | 'unit' | 'total' | 'perStep'> {
  const { part, whole, per, ...own } = options;
  const facts: MeasureFacts = Object.freeze({ ...own, ...sourcesOf(part) });
  return Object.freeze({
    id: own.id,
    words: own.words,
    unit: own.unit,
    total: () => over<A & B>({ measure: facts, aggregate: 'total', window: '$__range' }, whole.total(), per),
    perStep: (step: Step) =>
      over<A & B>({ measure: facts, aggregate: 'perStep', window: step }, whole.perStep(step), per),
  });
}

/** How many different values of a dimension there were: people, for one. */
export interface Distinct<D extends Dimension> {
  readonly id: string;
  /** Over the range shown; with `{ window: '30d' }` over the days that end at its end, or at each point of a line. */
  distinct(options?: { readonly window?: Days }): Question<D>;
  /** One number a step, at the step's start. */
  perStep(step: Step): Question<D>;
}

/** Counts the values of `of` for which the measure `seenIn` moved. */
export function distinct<D extends Dimension, const O extends D>(options: {
  readonly id: string;
  readonly words: string;
  readonly of: O;
  readonly seenIn: Measure<D>;
  readonly note?: string;
}): Distinct<Exclude<D, O>> {
  const { seenIn, of, ...own } = options;
  const facts: MeasureFacts = Object.freeze({ ...own, unit: 'count', ...sourcesOf(seenIn) });
  return Object.freeze({
    id: own.id,
    distinct: ({ window }: { readonly window?: Days } = {}) =>
      question<Exclude<D, O>>({
        measure: facts,
        aggregate: 'distinct',
        window: window ? `last ${window}` : '$__range',
        of,
      }),
    perStep: (step: Step) =>
      question<Exclude<D, O>>({ measure: facts, aggregate: 'perStep', window: step, of }),
  });
}

/** The dimensions of a measure. */
export type DimensionOf<M extends { total(): unknown }> =
  ReturnType<M['total']> extends Question<infer D> ? D : never;
