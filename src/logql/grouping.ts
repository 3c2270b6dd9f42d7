import { labelName } from './label-name.js';
import type { Grouping } from './metric-query.js';

/** The grouping options ask for, or nothing. */
export function groupingOf(options: {
  readonly by?: readonly string[] | undefined;
  readonly without?: readonly string[] | undefined;
}): Grouping | undefined {
  const { by, without } = options;
  if (by && without) throw new TypeError('an aggregation takes either "by" or "without", not both');
  const labels = by ?? without;
  return labels && grouping(by ? 'by' : 'without', labels);
}

export function grouping(kind: 'by' | 'without', labels: readonly string[]): Grouping {
  return Object.freeze({ kind, labels: Object.freeze(labels.map(labelName)) });
}
