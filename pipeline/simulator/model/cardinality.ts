import { hash } from 'node:crypto';
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

type Counting = Pick<AccumulatedOptions, 'allow' | 'user'> & {
  /** Remembers the labels of each series, so that `without` can say what one of them costs. */
  readonly sets?: boolean;
};

type Labels = Readonly<Record<string, string>>;

/** Counts series while a fleet runs. */
export class SeriesCounter {
  private readonly labelsOf;
  private readonly seen = new Set<string>();
  private readonly metrics = new Map<string, number>();
  private readonly values = new Map<string, Set<string>>();
  private readonly sets: { readonly name: string; readonly labels: Labels }[] | undefined;

  constructor(options: Counting = {}) {
    this.labelsOf = keeping(options);
    this.sets = options.sets ? [] : undefined;
  }

  take({ brings }: Pick<Export, 'brings'>): void {
    for (const entry of brings) {
      if (entry.kind !== 'counter') continue;
      const labels = this.labelsOf(entry);
      const key = short(identityOf(entry.name, labels));
      if (this.seen.has(key)) continue;
      this.seen.add(key);
      this.sets?.push({ name: entry.name, labels });
      this.metrics.set(entry.name, (this.metrics.get(entry.name) ?? 0) + 1);
      for (const [label, value] of Object.entries(labels)) {
        const values = this.values.get(label);
        if (values) values.add(value);
        else this.values.set(label, new Set([value]));
      }
    }
  }

  /** How many series there would be if a label were dropped. Needs `sets`. */
  without(label: string): number {
    if (!this.sets) throw new Error('series › without: count with { sets: true }');
    const left = this.sets.map(({ name, labels }) => {
      const { [label]: _, ...others } = labels;
      return short(identityOf(name, others));
    });
    return new Set(left).size;
  }

  result(): Cardinality {
    const byLabel = new Map([...this.values].map(([label, values]) => [label, values.size]));
    return { series: this.seen.size, byMetric: new Map(this.metrics), byLabel };
  }
}

/** A few letters for a long text: a fleet with every label kept has a million of them. */
const short = (text: string): string => hash('sha1', text, 'base64');
