import type { Ledger } from '../../../pipeline/simulator/index.js';
import { quantileOf } from './quantile.js';
import { quantityOf, ratios, sums, values } from './quantity.js';
import { attributeOf, questionOf, type Asked, type View } from './question.js';

/** A number for each value of the dimensions, by the values joined by ` / `; one alone has the name ''. */
export type Answer = ReadonlyMap<string, number>;

/** Whether the ledger can be asked: not of single records, of bars, of stores, nor of what takes weeks. */
export function isKnown({ measure, aggregate, window }: Asked): boolean {
  const base = measure.replace(/Change$/, '');
  if (window !== '$__range' || aggregate === 'list') return false;
  if (aggregate === 'quantile') return values[base] !== undefined;
  if (ratios[base] ?? sums[base] ?? quantityOf(base)) return true;
  return base === 'activeUsers' || base === 'sessionsSeen';
}

/** What the ledger says to what it can be asked. */
export function answerOf(asked: Asked, view: View): Answer {
  const { measure, aggregate } = asked;
  if (measure.endsWith('Change')) return changeOf(asked, view);
  if (aggregate === 'quantile') return quantileOf(values[measure]!, asked, view);
  if (ratios[measure]) return ratioOf(measure, asked, view);
  return aggregate === 'share' ? shareOf(asked, view) : amountOf(measure, asked, view);
}

/** How much there was. People are those who used tokens. */
function amountOf(id: string, asked: Asked, view: View): Answer {
  const parts = sums[id];
  if (parts) return parts.map((part) => amountOf(part, asked, view)).reduce(added);
  const question = questionOf(asked, view);
  const keys = asked.by.map((dimension) => attributeOf(dimension, asked.source));
  const by = keys.length > 0 && { by: keys };
  if (id === 'activeUsers') {
    const measure = asked.source === 'event' ? 'apiRequests' : 'tokens';
    return mapOf(view.books(measure, asked.source).distinct({ ...question, measure, of: 'user', ...by }));
  }
  if (id === 'sessionsSeen') {
    const prompts = view.books('prompts', 'event');
    return mapOf(prompts.distinct({ ...question, measure: 'prompts', of: 'session', ...by }));
  }
  const { measure, where: own } = quantityOf(id)!;
  const book = view.books(measure, asked.source);
  const total = (from: number) =>
    mapOf(book.total({ ...question, measure, where: { ...question.where, ...own }, from, ...by }));
  if (asked.source === 'event') return total(view.from);
  // Counters stay once they are born: what nobody did in the range is 0, what nobody ever did is not known.
  if (!hasBegun(book, view.to)) return new Map();
  const born = [...total(0).keys()].map((key): [string, number] => [key, 0]);
  return new Map([...born, ...total(view.from)]);
}

function ratioOf(id: string, asked: Asked, view: View): Answer {
  const { part, whole, per = 1 } = ratios[id]!;
  const all = whole.map((one) => amountOf(one, asked, view)).reduce(added);
  return over(amountOf(part, asked, view), all, per);
}

/** A part of the same: of all groups together, or of everything where the part is what has no value. */
function shareOf(asked: Asked, view: View): Answer {
  const part = amountOf(asked.measure, asked, view);
  const missing = Object.entries(asked.where).filter(([, value]) => value === '');
  if (missing.length > 0) {
    const where = Object.fromEntries(Object.entries(asked.where).filter(([, value]) => value !== ''));
    return over(part, amountOf(asked.measure, { ...asked, where }, view));
  }
  const all = amountOf(asked.measure, { ...asked, by: [] }, view).get('')!;
  return over(part, new Map([...part.keys()].map((key) => [key, all])));
}

/**
 * Against the range before: of a ratio the difference. Of what was not there before nothing is said, and nothing at
 * all where the stores begin within the range before: that would be a rise from nothing.
 */
function changeOf(asked: Asked, view: View): Answer {
  if (!hasBegun(view.ledger, 2 * view.from - view.to)) return new Map();
  const base = { ...asked, measure: asked.measure.replace(/Change$/, '') };
  const isPart = ratios[base.measure] !== undefined || Object.values(asked.where).includes('');
  const aggregate = isPart ? 'share' : 'total';
  const before = answerOf({ ...base, aggregate }, { ...view, from: 2 * view.from - view.to, to: view.from });
  const now = answerOf({ ...base, aggregate }, view);
  const isDifference = isPart && isOfParts(base.measure);
  const changes = [...before].flatMap(([key, former]): [string, number][] => {
    const value = now.get(key) ?? (isPart ? undefined : 0);
    if (value === undefined || (!isDifference && former === 0)) return [];
    return [[key, isDifference ? value - former : value / former - 1]];
  });
  return new Map(changes);
}

function hasBegun(ledger: Ledger, at: number): boolean {
  return ledger.all().some(({ arrivals }) => arrivals.some((arrival) => arrival <= at));
}

/** Ratios between 0 and 1 change by a difference, amounts over something by a part of what they were. */
function isOfParts(measure: string): boolean {
  return measure === 'cost' || /Ratio$|Rate$|RateOfPeople$|Share$/.test(measure);
}

function mapOf(found: number | Map<string, number>): Answer {
  return typeof found === 'number' ? new Map([['', found]]) : found;
}

function added(one: Answer, other: Answer): Answer {
  return new Map(
    [...new Set([...one.keys(), ...other.keys()])].map((key) => [
      key,
      (one.get(key) ?? 0) + (other.get(key) ?? 0),
    ]),
  );
}

/** A part that is missing is none; a whole of nothing gives no answer. */
function over(part: Answer, whole: Answer, per = 1): Answer {
  const there = [...whole].filter(([, value]) => value > 0);
  return new Map(there.map(([key, value]) => [key, ((part.get(key) ?? 0) / value) * per]));
}
