import type { LedgerQuestion } from '../../../pipeline/simulator/index.js';
import type { Held } from './quantity.js';
import { attributeOf, questionOf, type Asked, type View } from './question.js';

/** The value a part of the records stays below, by the values of the dimensions; few records have none. */
export function quantileOf(held: Held, asked: Asked, view: View): ReadonlyMap<string, number> {
  const { by, quantile = 0.5, atLeast = 1 } = asked;
  const question = questionOf(asked, view);
  const keys = by.map((dimension) => attributeOf(dimension, asked.source));
  const groups = view
    .books({ event: held.event }, 'event')
    .total({ ...question, measure: { event: held.event }, by: keys });
  const found = [...groups.keys()].flatMap((group): [string, number][] => {
    const names = group.split(' / ');
    const own = Object.fromEntries(keys.map((key, at) => [key, names[at]!]));
    const all = numbers(held, { view, question: { ...question, where: { ...question.where, ...own } } });
    return all.length < atLeast ? [] : [[group, between(all, quantile)]];
  });
  return new Map(found);
}

function numbers(held: Held, of: { view: View; question: Omit<LedgerQuestion, 'measure'> }): number[] {
  const { event, of: sum, perSecondOf } = held;
  const ask = (attribute: string) =>
    of.view.books({ event }, 'event').values({ ...of.question, measure: { event, sum: attribute } });
  if (perSecondOf === undefined) return ask(sum);
  const lengths = ask(perSecondOf);
  return ask(sum).map((value, at) => (value * 1000) / lengths[at]!);
}

/** As stores reckon it: on the line between the two nearest. */
function between(numbers: readonly number[], part: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const rank = part * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(rank)]!, sorted[Math.ceil(rank)]!];
  return low + (high - low) * (rank - Math.floor(rank));
}
