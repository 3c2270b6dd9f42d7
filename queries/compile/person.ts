import { labelJoin, labelReplace, or, type InstantVector } from '../../src/promql/index.js';
import { missing } from '../dimension.js';
import { counterLabel } from '../naming.js';
import type { Pipeline } from '../pipeline.js';
import type { Asked } from '../question.js';
import type { Setting } from './conditions.js';
import type { Source } from './label.js';
import { matched, orNothing, type Condition, type Held, type Matching } from './match.js';
import { asksForPeople, readingOf } from './reading.js';

/** The labels of counters that may name the user, the best first. */
export function userLabels(pipeline: Pipeline): readonly string[] {
  return [pipeline.own.user, ...pipeline.userElse.counters].map((one) => counterLabel(one, pipeline));
}

/** The same where a question reads them; what rules record of people, and events, have one name already. */
export function personLabels(asked: Asked, source: Source, setting: Setting): readonly string[] {
  const raw = source === 'counter' && readingOf(asked, setting) === 'counters';
  return raw ? userLabels(setting.pipeline) : [];
}

/**
 * The user under one label. `label_replace(label_join(c, "user_email", ";", "user_email", "user_id"),
 * "user_email", "$1", "user_email", ";*([^;]*).*")`.
 */
export function personNamed(of: InstantVector, pipeline: Pipeline): InstantVector {
  const labels = userLabels(pipeline);
  if (labels.length === 1) return of;
  const user = labels[0]!;
  return labelReplace({
    of: labelJoin({ of, to: user, separator: ';', from: labels }),
    to: user,
    replacement: '$1',
    from: user,
    match: ';*([^;]*).*',
  });
}

/**
 * What is asked of single people, read under each label that may name them; a series counts once. The variable
 * of a board holds a name of the first label, or everything.
 */
export function ofPeople(
  asked: Asked,
  setting: Setting,
  read: (setting: Setting) => InstantVector,
): InstantVector {
  const labels = personLabels(asked, 'counter', setting);
  const filter = asked.filters.user ?? asked.measure.counter?.where?.user;
  if (labels.length < 2 || filter === undefined || filter === missing) return read(setting);
  return labels.map((_, person) => read({ ...setting, person })).reduce((left, right) => or(left, right));
}

/** Whether the users of an answer have to be named from several labels. */
export function namesPeople(asked: Asked, setting: Setting): boolean {
  return asksForPeople(asked) && personLabels(asked, 'counter', setting).length > 1;
}

/** One of the labels is held against the filter, where those before it are empty. */
export function personConditions<M>(
  { labels, at }: { readonly labels: readonly string[]; readonly at: number },
  held: Held,
  language: Matching<M>,
): readonly Condition<M>[] {
  if ('variable' in held) return [[labels[0]!, matched('user', held, language)]];
  const { filter } = held;
  const empty = (one: string): Condition<M> => [one, language.is('')];
  if (filter === missing) return labels.map(empty);
  const somebodyElse =
    typeof filter === 'object' && 'not' in filter && at < labels.length - 1
      ? language.notRe(orNothing([filter.not]))
      : undefined;
  return [...labels.slice(0, at).map(empty), [labels[at]!, somebodyElse ?? matched('user', held, language)]];
}
