import { metrics } from '../catalog/index.js';
import { dimensions, factsOf, type Dimension } from '../dimension.js';
import type { Pipeline } from '../pipeline.js';
import type { Asked, Window } from '../question.js';
import { carries } from './carries.js';
import { labelOf, type Source } from './label.js';
import { asksForPeople } from './reading.js';
import { Refusal } from './refusal.js';

/** Every dimension a question needs, its whole included. */
export function needed(asked: Asked): readonly Dimension[] {
  const filters = Object.keys(asked.filters) as Dimension[];
  const own = [...asked.dimensions, ...filters, ...(asked.of ? [asked.of] : [])];
  return [...new Set([...own, ...(asked.whole ? needed(asked.whole) : [])])];
}

/**
 * Where the question is read: the preferred signal where it knows enough, else the other one. `range` is how many
 * seconds the range has, where that is known beforehand.
 */
export function sourceFor(asked: Asked, pipeline: Pipeline, range?: number): Source {
  const preferred = (isMoney(asked) ? pipeline.money : undefined) ?? pipeline.prefer;
  const order: Source[] = preferred === 'counters' ? ['counter', 'event'] : ['event', 'counter'];
  const reasons = order.map((source) => [source, unfit(asked, source, pipeline, range)] as const);
  const found = reasons.find(([, reason]) => reason === undefined);
  if (found) return found[0];
  throw new Refusal(asked.measure.words, reasons.map(([, reason]) => reason).join('; '));
}

/** Cost and tokens stand in both signals and may have a source of their own. */
function isMoney({ measure: { counter } }: Asked): boolean {
  return counter?.metric.name === metrics.costUsage.name || counter?.metric.name === metrics.tokenUsage.name;
}

function unfit(asked: Asked, source: Source, pipeline: Pipeline, range?: number): string | undefined {
  const signals = source === 'counter' ? 'counters' : 'events';
  if (pipeline[signals] === 'none') return `this pipeline has no ${signals}`;
  const wholes = asked.whole ? [asked, asked.whole] : [asked];
  if (wholes.some((one) => !one.measure[source])) return `no ${source} holds it`;
  for (const dimension of needed(asked)) {
    const words = dimensions[dimension].words;
    if (wholes.some((one) => !carries(one.measure, dimension, source)))
      return `its ${source} has no ${words}`;
    if (labelOf(dimension, source, pipeline) === undefined) return `${signals} arrive without ${words}`;
  }
  const nameless = pipeline.counters === 'recorded' && pipeline.books === 'nameless';
  if (source === 'counter' && nameless && wholes.some(asksForPeople))
    return 'the rules record nothing about single people';
  return source === 'counter' ? tooShort(asked, pipeline, range) : undefined;
}

/** Why counters of single sessions cannot tell what so short a window held, or undefined. */
export function tooShort({ window, of }: Asked, { counters }: Pipeline, range?: number): string | undefined {
  if (counters !== 'perSession') return undefined;
  const off = 'counters of single sessions are off by more than 5 %';
  if (window === '1h') return `${off} within an hour`;
  // Who was there is counted once, however much of it is lost.
  if (of !== undefined) return undefined;
  const short = window === '$__range' ? range !== undefined && range < day : hours.has(window);
  return short ? `${off} over less than a day` : undefined;
}

const day = 86_400;
const hours: ReadonlySet<Window> = new Set(['last 1h', 'last 6h']);

/** The text that stands for a missing value of a dimension. */
export function missingText(dimension: Dimension): string {
  return factsOf(dimension).missing;
}
