import type { Dimension } from '../dimension.js';
import { sourcesOf, type Distinct, type Measure, type MeasureFacts, type Unit } from '../measure.js';
import { over, type Question } from '../question.js';

/** A measure over the people who were there. Without anybody there is no answer. */
export interface PerPerson<D extends Dimension> {
  readonly id: string;
  readonly words: string;
  readonly unit: Unit;
  /** One number over the range shown. */
  total(): Question<D>;
}

/** What comes to each person: `costPerActiveUser.total().by('team')`. */
export function perPerson<A extends Dimension, B extends Dimension>(options: {
  readonly id: string;
  readonly words: string;
  readonly unit: Unit;
  readonly part: Measure<A>;
  readonly people: Distinct<B>;
  readonly note?: string;
}): PerPerson<A & B> {
  const { part, people, ...own } = options;
  const facts: MeasureFacts = Object.freeze({ ...own, ...sourcesOf(part) });
  return Object.freeze({
    id: own.id,
    words: own.words,
    unit: own.unit,
    total: () => over<A & B>({ measure: facts, aggregate: 'total', window: '$__range' }, people.distinct()),
  });
}
