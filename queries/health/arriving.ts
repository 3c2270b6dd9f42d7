import { metric, re, selector, type LabelValues, type Selector } from '../../src/promql/index.js';
import { metrics } from '../catalog/index.js';
import { counterName } from '../naming.js';
import type { Pipeline } from '../pipeline.js';

/** What the cost counter and all others are called in the store of a pipeline. */
export const names = (pipeline: Pipeline): readonly string[] =>
  Object.values(metrics).map((one) => counterName(one, pipeline));

/** Every counter as it arrives. */
export const every = (pipeline: Pipeline): Selector =>
  selector({ __name__: re(names(pipeline).map(literal).join('|')) });

/** The cost counter: where anything arrives, it does. */
export const cost = (pipeline: Pipeline): Selector<LabelValues, 'counter'> =>
  metric(counterName(metrics.costUsage, pipeline), { kind: 'counter' });

/** A regular expression that matches the text to the letter. */
export function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
