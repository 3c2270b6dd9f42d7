import { labelReplace, type InstantVector } from '../../src/promql/index.js';
import * as logql from '../../src/logql/index.js';
import { mapParts } from '../../src/logql/map-parts.js';
import { modelFamilies } from '../catalog/index.js';
import { missing } from '../dimension.js';
import { familyLabel } from './label.js';
import type { Condition, Held, Matching } from './match.js';
import { Refusal } from './refusal.js';

/** A name of which a part matches, in capitals or not. */
const holds = (pattern: string) => `(?i).*(?:${pattern}).*`;

interface Fold {
  readonly replacement: string;
  readonly match: string;
}

/** What writes the family over the name of a model; the first of the table stands last and wins. */
const folds: readonly Fold[] = [
  { replacement: '$1', match: '(.*)' },
  ...modelFamilies.map(({ family, pattern }) => ({ replacement: family, match: holds(pattern) })).reverse(),
];

/**
 * Folds models into families: a `label_replace` for each family of the table; a model of none stays itself.
 *
 *     label_replace(..., "model_family", "opus", "model", "(?i).*(?:\\bclaude\\b.*\\bopus\\b|^opus\\b).*")
 */
export function familyNamed(of: InstantVector, model: string): InstantVector {
  return folds.reduce<InstantVector>(
    (inner, { replacement, match }) =>
      labelReplace({ of: inner, to: familyLabel, replacement, from: model, match }),
    of,
  );
}

/**
 * The same of events: each range is added up by model, and by the other labels of the answer, before its models
 * are folded. What cannot be added up is refused.
 */
export function familiesOfEvents(
  query: logql.MetricQuery,
  { labels, model }: { readonly labels: readonly string[]; readonly model: string },
): logql.MetricQuery {
  const by = [...new Set(labels.map((one) => (one === familyLabel ? model : one)))];
  return mapParts(query, {
    logs: (logs) => logs,
    range: (range) => {
      if (!['count_over_time', 'sum_over_time'].includes(range.op)) {
        throw new Refusal('Percentiles of families cannot be made from those of models: split by model.');
      }
      return folds.reduce<logql.MetricQuery>(
        (of, { replacement, match }) =>
          logql.labelReplace({ of, to: familyLabel, replacement, from: model, match }),
        logql.sum<string, logql.GroupingOptions<string>>(range as logql.MetricQuery, { by }),
      );
    },
  }) as logql.MetricQuery;
}

/** A family is what its pattern matches and no earlier one does; a model of none is held by its name. */
export function familyConditions<M>(
  model: string,
  held: Held,
  language: Matching<M>,
): readonly Condition<M>[] {
  const filter = 'filter' in held ? held.filter : undefined;
  if (filter === missing) return [[model, language.is('')]];
  if (typeof filter !== 'string') {
    throw new Refusal('A filter by model family takes one family; filter by model for several.');
  }
  const at = modelFamilies.findIndex(({ family }) => family === filter);
  const others = at < 0 ? modelFamilies : modelFamilies.slice(0, at);
  const not: readonly Condition<M>[] =
    others.length === 0
      ? []
      : [[model, language.notRe(holds(others.map(({ pattern }) => pattern).join('|')))]];
  const is = at < 0 ? language.is(filter) : language.re(holds(modelFamilies[at]!.pattern));
  return [[model, is], ...not];
}
