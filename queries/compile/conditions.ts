import type { Company } from '../company.js';
import type { Dimension, Filters } from '../dimension.js';
import type { Pipeline } from '../pipeline.js';
import type { Asked } from '../question.js';
import { carries } from './carries.js';
import { familyConditions } from './family.js';
import { isFolded, labelOf, type Source } from './label.js';
import { matched, type Condition, type Held, type Matching } from './match.js';
import { personConditions, personLabels } from './person.js';
import { readingOf } from './reading.js';

/** What a question needs besides itself to become a query. */
export interface Setting {
  readonly pipeline: Pipeline;
  /** The variables of the board; each is applied where the signal has the dimension. */
  readonly filters: readonly Dimension[];
  /** What the company plans and has, beyond its telemetry. */
  readonly company?: Company;
  /** How many seconds `$__range` stands for, where that is known beforehand: an alert's stretch. */
  readonly range?: number;
  /** Which of the labels that may name the user a filter is held against; the first if left out. */
  readonly person?: number;
}

/**
 * What a question asks for itself, then what its board asks for, in the words of one language. Both hold at
 * once: a panel about cost without a team shows nothing to a reader who chose a team.
 */
export function conditions<M>(
  asked: Asked,
  source: Source,
  setting: Setting,
  language: Matching<M>,
): readonly Condition<M>[] {
  const own: Filters = { ...asked.measure[source]?.where, ...asked.filters };
  const without = unfiltered(asked, source, setting);
  const variables = setting.filters.filter((one) => !without.includes(one));
  const label = (dimension: Dimension) => labelOf(dimension, source, setting.pipeline)!;
  const held = (dimension: Dimension, by: Held): readonly Condition<M>[] => {
    if (isFolded(dimension)) return familyConditions(label('model'), by, language);
    const people = dimension === 'user' ? personLabels(asked, source, setting) : [];
    if (people.length > 1) {
      return personConditions({ labels: people, at: setting.person ?? 0 }, by, language);
    }
    return [[label(dimension), matched(dimension, by, language)]];
  };
  return [
    ...Object.entries(own).flatMap(([name, filter]) => held(name as Dimension, { filter })),
    ...variables.flatMap((variable) => held(variable, { variable })),
  ];
}

/** The filters of the board that a question's signal does not have. */
export function unfiltered(asked: Asked, source: Source, setting: Setting): readonly Dimension[] {
  const { filters, pipeline } = setting;
  const nameless = source === 'counter' && readingOf(asked, setting) === 'books';
  return filters.filter(
    (dimension) =>
      (nameless && dimension === 'user') ||
      isFolded(dimension) ||
      !carries(asked.measure, dimension, source) ||
      labelOf(dimension, source, pipeline) === undefined,
  );
}
