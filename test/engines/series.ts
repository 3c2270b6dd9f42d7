/** Samples of one series, in time order; times in milliseconds. */
export interface Series {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly samples: readonly (readonly [time: number, value: number])[];
}

/** OpenMetrics text of the series, for history that is there when Prometheus starts. */
export function openMetrics(series: readonly Series[]): string {
  const byName = new Map<string, string[]>();
  for (const one of series) {
    const lines = byName.get(one.name) ?? [`# TYPE ${one.name} unknown`];
    for (const line of sampleLines(one)) lines.push(line);
    byName.set(one.name, lines);
  }
  return [...[...byName.values()].map((lines) => lines.join('\n')), '# EOF', ''].join('\n');
}

function sampleLines({ name, labels = {}, samples }: Series): string[] {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escaped(value)}"`);
  const head = pairs.length ? `${name}{${pairs.join(',')}}` : name;
  return samples.map(([time, value]) => `${head} ${value} ${time / 1000}`);
}

function escaped(value: string): string {
  return value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n');
}
