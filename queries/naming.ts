import { counterWords, labelName, promName, type CounterWord, type Metric } from './catalog/index.js';
import type { Pipeline } from './pipelines/pipeline.js';

type Named = Pick<Metric, 'name' | 'unit'>;

const wordOf = new Map<string, CounterWord>(
  (Object.entries(counterWords) as [CounterWord, string][]).map(([word, name]) => [name, word]),
);

/**
 * The name of a counter in a pipeline's store.
 *
 *     counterName(metrics.costUsage, collector())                  // claude_code_cost_usage_USD_total
 *     counterName(metrics.costUsage, collector({ prefix: 'otel_' })) // otel_claude_code_cost_usage_USD_total
 */
export function counterName(metric: Named, { naming, prefix, names }: Pipeline): string {
  const word = wordOf.get(metric.name);
  return (word && names[word]) ?? prefix + promName(metric, naming);
}

/** The label an attribute is on counters: `user_email`, or `user.email` where dots are kept. */
export function counterLabel(attribute: string, { naming, labels }: Pipeline): string {
  return labels[attribute] ?? labelName(attribute, naming);
}
