import type { MetricQuery } from '../../src/logql/index.js';
import { sum, type InstantVector } from '../../src/promql/index.js';
import type { Asked } from '../question.js';
import type { Setting } from './conditions.js';
import { familiesOfEvents, familyNamed } from './family.js';
import { isFolded, labelOf } from './label.js';
import { namesPeople, personNamed, userLabels } from './person.js';

/** The labels of an answer that no series has as they are: the user by the best name, the family of a model. */
export function relabelled(of: InstantVector, asked: Asked, setting: Setting): InstantVector {
  const { pipeline } = setting;
  const all = [...asked.dimensions, ...(asked.of ? [asked.of] : [])];
  const people = all.includes('user') && namesPeople(asked, setting);
  const families = all.some(isFolded);
  if (!people && !families) return of;
  const model = labelOf('model', 'counter', pipeline)!;
  const plain = all.filter((one) => !isFolded(one)).map((one) => labelOf(one, 'counter', pipeline)!);
  const by = [...plain, ...(people ? userLabels(pipeline) : []), ...(families ? [model] : [])];
  const each = sum(of, { by: [...new Set(by)] });
  const named = people ? personNamed(each, pipeline) : each;
  return families ? familyNamed(named, model) : named;
}

/** The same of events, whose users are named record by record. */
export function relabelledEvents(of: MetricQuery, asked: Asked, { pipeline }: Setting): MetricQuery {
  const all = [...asked.dimensions, ...(asked.of ? [asked.of] : [])];
  if (!all.some(isFolded)) return of;
  const labels = all.map((one) => labelOf(one, 'event', pipeline)!);
  return familiesOfEvents(of, { labels, model: labelOf('model', 'event', pipeline)! });
}
