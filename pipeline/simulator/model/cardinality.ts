import type { Export } from '../export.js';
import { keeping, type AccumulatedOptions } from './accumulated.js';
import { identityOf } from './series.js';

export type Cardinality = {
  readonly series: number;
  readonly byMetric: ReadonlyMap<string, number>;
  /** How many values each label has. */
  readonly byLabel: ReadonlyMap<string, number>;
};

/** How many series a fleet makes of one replica's counters, and which labels make them. */
export function cardinality(
  exports: Iterable<Pick<Export, 'brings'>>,
  options: Pick<AccumulatedOptions, 'allow' | 'user'> = {},
): Cardinality {
  const counter = new SeriesCounter(options);
  for (const sent of exports) counter.take(sent);
  return counter.result();
}

/** Counts series while a fleet runs. */
export class SeriesCounter {
  private readonly labelsOf;
  private readonly seen = new Set<string>();
  private readonly metrics = new Map<string, number>();
  private readonly values = new Map<string, Set<string>>();

  constructor(options: Pick<AccumulatedOptions, 'allow' | 'user'> = {}) {
    this.labelsOf = keeping(options);
  }

  take({ brings }: Pick<Export, 'brings'>): void {
    for (const entry of brings) {
      if (entry.kind !== 'counter') continue;
      const labels = this.labelsOf(entry);
      const key = identityOf(entry.name, labels);
      if (this.seen.has(key)) continue;
      this.seen.add(key);
      this.metrics.set(entry.name, (this.metrics.get(entry.name) ?? 0) + 1);
      for (const [label, value] of Object.entries(labels)) {
        const values = this.values.get(label);
        if (values) values.add(value);
        else this.values.set(label, new Set([value]));
      }
    }
  }

  result(): Cardinality {
    const byLabel = new Map([...this.values].map(([label, values]) => [label, values.size]));
    return { series: this.seen.size, byMetric: new Map(this.metrics), byLabel };
  }
}
