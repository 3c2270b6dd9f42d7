import { LineFile } from '../lines.js';
import type { Series } from './series.js';

const plain = /^[A-Za-z_:][A-Za-z0-9_:]*$/;

const escaped = (value: string) =>
  value.replaceAll(/[\\"]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`);

const quoted = (name: string) => (plain.test(name) ? name : `"${escaped(name)}"`);

/** The head of a series' lines: `name{label="value"}`, or `{"dotted.name","dotted.label"="value"}`. */
function headOf({ name, labels }: Series): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${quoted(label)}="${escaped(value)}"`);
  if (plain.test(name)) return `${name}{${pairs.join(',')}}`;
  return `{${[quoted(name), ...pairs].join(',')}}`;
}

/** The lines of series, each with its time in seconds. */
export function* openMetricsLines(portions: Iterable<readonly Series[]>): Generator<string> {
  for (const portion of portions) {
    for (const series of portion) {
      const head = headOf(series);
      for (const [time, value] of series.samples) yield `${head} ${value} ${time / 1_000}`;
    }
  }
  yield '# EOF';
}

/**
 * Writes series as OpenMetrics text, for `promtool tsdb create-blocks-from openmetrics`. Give the tool a
 * large `--max-block-duration`: it reads the whole file once a block. Returns the number of samples.
 */
export async function writeOpenMetrics(portions: Iterable<readonly Series[]>, path: string): Promise<number> {
  const file = new LineFile(path);
  let lines = 0;
  try {
    for (const line of openMetricsLines(portions)) {
      file.write(line);
      lines += 1;
      if (file.full) await file.ready();
    }
    await file.close();
  } catch (error) {
    await file.discard();
    throw error;
  }
  return lines - 1;
}
