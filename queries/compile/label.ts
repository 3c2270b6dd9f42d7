import { factsOf, type Dimension } from '../dimension.js';
import { logKey } from '../catalog/index.js';
import { counterLabel } from '../naming.js';
import type { Pipeline } from '../pipeline.js';

/** The signal a question is read from. */
export type Source = 'counter' | 'event';

/** The label that families of models get. */
export const familyLabel = 'model_family';

/** Whether a dimension is made of another one by the query. */
export function isFolded(dimension: Dimension): boolean {
  return factsOf(dimension).folds === true;
}

/** The label that holds a dimension, or undefined where the signal does not carry it. */
export function labelOf(dimension: Dimension, source: Source, pipeline: Pipeline): string | undefined {
  const attribute = attributeOf(dimension, source, pipeline);
  if (attribute === undefined) return undefined;
  if (isFolded(dimension)) return familyLabel;
  return source === 'counter' ? counterLabel(attribute, pipeline) : logKey(attribute);
}

function attributeOf(dimension: Dimension, source: Source, pipeline: Pipeline): string | undefined {
  const facts = factsOf(dimension);
  if (facts.own) return pipeline.own[facts.own];
  if (source === 'event') return facts.event;
  return facts.metric !== undefined && pipeline.carried.includes(facts.metric) ? facts.metric : undefined;
}
