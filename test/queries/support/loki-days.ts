import { send, simulate, type Fleet, type SimulateOptions } from '../../../pipeline/simulator/index.js';
import { compile } from '../../../queries/compile/index.js';
import { collector } from '../../../queries/pipeline.js';
import type { Asked } from '../../../queries/question.js';
import { print } from '../../../src/logql/index.js';
import { startLoki, type Loki } from '../../engines/index.js';

export type Answer = readonly {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [number, string];
}[];

/** Days of a fleet's events in a real Loki, and what questions answer on them. */
export interface LokiDays {
  readonly fleet: Fleet;
  readonly loki: Loki;
  /** The answer over the range, asked as Grafana asks it. */
  instant(asked: Asked, range: Shown): Promise<Answer>;
  /** The values of one series at each step, by the time the step starts. */
  steps(asked: Asked, range: Shown & { readonly step: number }): Promise<Map<number, number>>;
}

export interface Shown {
  readonly from: number;
  readonly to: number;
}

const pipeline = collector({ prefer: 'events' });

/** Simulates a fleet and stores its events. */
export async function lokiDays(options: SimulateOptions): Promise<LokiDays> {
  const fleet = simulate(options);
  const loki = await startLoki();
  const endpoint = `${loki.url}/otlp`;
  await send(fleet.exports, { endpoint, pace: 'fast', only: 'logs', parallel: 1 });
  const read = async <T>(path: string, query: string, more: Record<string, number>): Promise<T> => {
    const numbers = Object.entries(more).map(([name, value]): [string, string] => [name, String(value)]);
    const search = new URLSearchParams([['query', query], ...numbers]);
    const response = await fetch(`${loki.url}/loki/api/v1/${path}?${search}`);
    const text = await response.text();
    if (!response.ok) throw new Error(`${query}\n${text}`);
    return (JSON.parse(text) as { data: { result: T } }).data.result;
  };
  return {
    fleet,
    loki,
    instant: (asked, range) => read('query', textOf(asked, range), { time: range.to / 1000 }),
    steps: async (asked, { step, ...range }) => {
      const times = { start: range.from / 1000, end: (range.to - step) / 1000, step: step / 1000 };
      type Matrix = { readonly values: readonly (readonly [number, string])[] }[];
      const [series] = await read<Matrix>('query_range', textOf(asked, range), times);
      return new Map(series?.values.map(([at, value]) => [at * 1000, Number(value)]));
    },
  };
}

function textOf(asked: Asked, { from, to }: Shown): string {
  const answer = compile(asked, { pipeline, filters: [] });
  if (answer.engine !== 'loki') throw new Error('the question is read from counters');
  return print(answer.expr)
    .replaceAll('$__range', `${Math.round((to - from) / 1000)}s`)
    .replaceAll('${__range_s}', String(Math.round((to - from) / 1000)))
    .replaceAll('${__range_ms}', String(to - from));
}
