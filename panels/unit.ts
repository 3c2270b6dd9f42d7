import { mapRange, type FieldOptions } from '../src/grafana/index.js';
import type { Unit } from '../queries/measure.js';
import type { Asked } from '../queries/question.js';
import type { PanelPlan } from './plan.js';

/** Less than a cent is said in words: it is never shown as nothing. */
const lessThanACent = mapRange({ from: 1e-12, to: 0.004_999_999_999, text: '< $0.01' });

/** How values of each unit are written. */
const written: Readonly<Record<Unit, FieldOptions>> = {
  currencyUSD: { unit: 'currencyUSD', decimals: 2, mappings: [lessThanACent] },
  tokens: { unit: 'short' },
  count: { unit: 'locale', decimals: 0 },
  seconds: { unit: 's' },
  milliseconds: { unit: 'ms' },
  bytes: { unit: 'bytes' },
  characters: { unit: 'locale', decimals: 0 },
  tokensPerSecond: { unit: 'suffix:tokens/s', decimals: 1 },
  date: { unit: 'time:ddd D MMM' },
  moment: { unit: 'dateTimeFromNow' },
  number: { unit: 'short', decimals: 1 },
  ratio: { unit: 'percentunit', decimals: 1 },
};

/** The unit of an answer: what has changed is a part of what was before, of a ratio a difference. */
export function unitOf({ measure, moment }: Asked): Unit {
  return moment === 'change' ? 'ratio' : measure.unit;
}

/** How an answer is written. A change is whole percents: its tenths say nothing. */
export function fieldOf(asked: Asked): FieldOptions {
  const field = fieldFor(unitOf(asked));
  return asked.moment === 'change' && asked.measure.unit !== 'ratio' ? { ...field, decimals: 0 } : field;
}

/**
 * How all values of a panel are written. Where each question says it for itself only the unit stands here: a share
 * would take from the money beside it that little is said in words.
 */
export function fieldOfAll({ look, named, questions }: PanelPlan): FieldOptions {
  const { unit, ...others } = fieldFor(questions[0]!.measure.unit);
  const apart = named === true || (look === 'table' && questions.length > 1);
  return { ...(unit !== undefined && { unit }), ...(!apart && others) };
}

/** Grafana's unit, decimals and mappings for one of the subject's units. */
export function fieldFor(unit: Unit): FieldOptions {
  return written[unit];
}
