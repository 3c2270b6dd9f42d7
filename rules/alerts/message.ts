import type { Dimension } from '../../queries/dimension.js';
import type { Alert } from './compile.js';
import type { Shown } from './alert.js';

/** How a value is written by the templates of Prometheus and of Grafana alike. */
const written: Readonly<Record<Shown, (value: string) => string>> = {
  money: (value) => `$\{{ printf "%.2f" ${value} }}`,
  percent: (value) => `{{ humanizePercentage ${value} }}`,
  seconds: (value) => `{{ humanizeDuration ${value} }}`,
  milliseconds: (value) => `{{ printf "%.0f" ${value} }} ms`,
  count: (value) => `{{ printf "%.0f" ${value} }}`,
  times: (value) => `{{ printf "%.1f" ${value} }}`,
};

/** The texts of an alert; `value` is where the engine's templates find the watched value. */
export function messageOf(
  { summary, advice, shown, labels }: Alert,
  value: string,
): { readonly summary: string; readonly description: string } {
  const filled = summary.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === 'value'
      ? written[shown](value)
      : `{{ index $labels ${JSON.stringify(labels[name as Dimension])} }}`,
  );
  return { summary: filled, description: advice };
}
