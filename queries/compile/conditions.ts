import { missing, type Dimension, type Filter, type Filters } from '../dimension.js';
import type { Pipeline } from '../pipeline.js';
import type { Asked } from '../question.js';
import { carries } from './carries.js';
import { labelOf, type Source } from './label.js';
import { readingOf } from './reading.js';

/** What a question needs besides itself to become a query. */
export interface Setting {
  readonly pipeline: Pipeline;
  /** The variables of the board; each is applied where the signal has the dimension. */
  readonly filters: readonly Dimension[];
}

/** What each language makes of a filter. */
export interface Matching<M> {
  is(text: string): M;
  not(text: string): M;
  re(pattern: string): M;
  variable(name: string): M;
}

/** What a question asks for itself, and what its board asks for, by label and in the words of one language. */
export interface Conditions<M> {
  readonly own: Readonly<Record<string, M>>;
  readonly ofBoard: Readonly<Record<string, M>>;
}

/** Both hold at once: a panel about cost without a team shows nothing to a reader who chose a team. */
export function conditions<M>(
  asked: Asked,
  source: Source,
  setting: Setting,
  language: Matching<M>,
): Conditions<M> {
  const own: Filters = { ...asked.measure[source]?.where, ...asked.filters };
  const without = unfiltered(asked, source, setting);
  const variables = setting.filters.filter((one) => !without.includes(one));
  const label = (dimension: Dimension) => labelOf(dimension, source, setting.pipeline)!;
  return {
    own: Object.fromEntries(
      Object.entries(own).map(([name, filter]) => [label(name as Dimension), match(filter, language)]),
    ),
    ofBoard: Object.fromEntries(
      variables.map((dimension) => [label(dimension), language.variable(dimension)]),
    ),
  };
}

/** The filters of the board that a question's signal does not have. */
export function unfiltered(asked: Asked, source: Source, setting: Setting): readonly Dimension[] {
  const { filters, pipeline } = setting;
  const nameless = source === 'counter' && readingOf(asked, setting) === 'books';
  return filters.filter(
    (dimension) =>
      (nameless && dimension === 'user') ||
      !carries(asked.measure, dimension, source) ||
      labelOf(dimension, source, pipeline) === undefined,
  );
}

function match<M>(filter: Filter, language: Matching<M>): M {
  if (filter === missing) return language.is('');
  if (typeof filter === 'string') return language.is(filter);
  if ('not' in filter) return language.not(filter.not);
  return language.re(filter.map(literal).join('|'));
}

/** A regular expression that matches the text to the letter. */
function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
