import { metrics, type MetricName } from './metrics.js';
import { promName, strategies, type NameStrategy } from './names.js';

type Known = { readonly name: string; readonly unit: string; readonly formerUnit?: string };

/** Spellings that no strategy of today gives, but that stores hold. */
const oddities: Readonly<Partial<Record<MetricName, readonly string[]>>> = {
  'claude_code.cost.usage': ['claude_code_cost_usage_usd_total'],
  'claude_code.active_time.total': ['claude_code_active_time_total_seconds_total'],
};

/** Every spelling under which a store may hold a metric, the usual one first. */
export function promNames(metric: Known & { readonly name: MetricName }): readonly string[] {
  const names: string[] = [];
  for (const strategy of Object.keys(strategies) as NameStrategy[]) {
    names.push(promName(metric, strategy));
    if (metric.formerUnit) names.push(promName({ name: metric.name, unit: metric.formerUnit }, strategy));
  }
  names.push(...(oddities[metric.name] ?? []));
  return [...new Set(names)];
}

const byName = new Map<string, MetricName>();
for (const metric of Object.values(metrics)) {
  for (const name of promNames(metric)) byName.set(name, metric.name);
}

/**
 * The metric behind a name in a store, whichever way the pipeline spells it and whatever namespace it puts before.
 *
 *     metricOf('claude_code_cost_usage_usd_total') // claude_code.cost.usage
 *     metricOf('otel_claude_code_cost_usage_USD_total') // claude_code.cost.usage
 *     metricOf('http_requests_total')              // undefined
 */
export function metricOf(name: string): MetricName | undefined {
  return byName.get(name.replace(/^.*(?=claude_code[._])/, ''));
}
