import { labelName, promName, type Metric, type NameStrategy } from '../../../queries/catalog/index.js';

/** Samples of one series, in order of time; times in milliseconds. */
export type Series = {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly samples: readonly (readonly [time: number, value: number])[];
};

/** One series while it grows. */
export class Growing {
  readonly labels: Readonly<Record<string, string>>;
  private samples: (readonly [number, number])[] = [];
  value = 0;

  constructor(
    readonly name: string,
    labels: Readonly<Record<string, string>>,
  ) {
    this.labels = Object.freeze(labels);
  }

  sample(at: number): void {
    this.samples.push([at, this.value]);
  }

  /** What was sampled since the last call, or nothing. */
  take(): Series | undefined {
    if (this.samples.length === 0) return undefined;
    const { name, labels, samples } = this;
    this.samples = [];
    return { name, labels, samples };
  }
}

/** Names and labels of a store. */
export function spelling(naming: NameStrategy) {
  const known = new Map<string, string>();
  const labelOf = (attribute: string) => {
    let label = known.get(attribute);
    if (label === undefined) known.set(attribute, (label = labelName(attribute, naming)));
    return label;
  };
  return {
    name: (metric: Pick<Metric, 'name' | 'unit'>) => promName(metric, naming),
    labels: (attributes: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(attributes).map(([key, value]) => [labelOf(key), value])),
  };
}

/** The same text for the same attributes, whatever their order. */
export const identityOf = (name: string, attributes: Readonly<Record<string, string>>): string =>
  JSON.stringify([name, Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))]);
