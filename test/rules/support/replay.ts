import { backfill, request, startPrometheus, type Prometheus, type Series } from '../../engines/index.js';
import type { RecordingRule, RuleGroup } from '../../../rules/index.js';
import { at, type History } from './history.js';

type Labels = Readonly<Record<string, string>>;
export type Vector = readonly { readonly metric: Labels; readonly value: readonly [number, string] }[];

/** A Prometheus for replays: names stay as they are, whichever way they come in. */
export function startForReplay(): Promise<Prometheus> {
  return startPrometheus({ config: { otlp: { translation_strategy: 'NoTranslation' } } });
}

export async function write(prometheus: Prometheus, name: string, history: History): Promise<void> {
  await backfill(prometheus, history.series);
  await markEnds(
    prometheus,
    history.ends.map((one) => ({ ...one, name })),
  );
}

/** Marks series as ended, as a scrape does: over OTLP, the one way in that has a word for it. */
async function markEnds(
  prometheus: Prometheus,
  ends: readonly { readonly name: string; readonly labels: Labels; readonly at: number }[],
): Promise<void> {
  if (ends.length === 0) return;
  const metrics = ends.map(({ name, labels, at: time }) => ({
    name,
    gauge: {
      dataPoints: [
        {
          attributes: Object.entries(labels).map(([key, value]) => ({ key, value: { stringValue: value } })),
          timeUnixNano: `${time}000000`,
          flags: 1,
        },
      ],
    },
  }));
  await request(`${prometheus.url}/api/v1/otlp/v1/metrics`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resourceMetrics: [{ scopeMetrics: [{ metrics }] }] }),
  });
}

/** The answer of an instant query, at a minute of the history. */
export async function instant(prometheus: Prometheus, query: string, minute: number): Promise<Vector> {
  const body = new URLSearchParams({ query, time: String(at(minute) / 1000) });
  const answer = await request(`${prometheus.url}/api/v1/query`, { method: 'POST', body });
  return (JSON.parse(answer) as { data: { result: Vector } }).data.result;
}

/** The same, with the number of samples that the engine read for it. */
export async function counted(
  prometheus: Prometheus,
  query: string,
  minute: number,
): Promise<{ readonly answer: Vector; readonly samples: number }> {
  const body = new URLSearchParams({ query, time: String(at(minute) / 1000), stats: 'all' });
  const { data } = JSON.parse(await request(`${prometheus.url}/api/v1/query`, { method: 'POST', body })) as {
    data: { result: Vector; stats: { samples: { totalQueryableSamples: number } } };
  };
  return { answer: data.result, samples: data.stats.samples.totalQueryableSamples };
}

/** The sum over all series at each step between two minutes. */
export async function range(
  prometheus: Prometheus,
  query: string,
  { from, to, step }: { from: number; to: number; step: number },
): Promise<Map<number, number>> {
  const [start, end] = [at(from) / 1000, at(to) / 1000];
  const body = new URLSearchParams({ query, start: `${start}`, end: `${end}`, step: `${step * 60}` });
  const answer = await request(`${prometheus.url}/api/v1/query_range`, { method: 'POST', body });
  const { result } = (JSON.parse(answer) as { data: { result: { values: [number, string][] }[] } }).data;
  const sums = new Map<number, number>();
  for (const [time, value] of result.flatMap(({ values }) => values)) {
    const minute = (time * 1000 - at(0)) / 60_000;
    sums.set(minute, (sums.get(minute) ?? 0) + Number(value));
  }
  return sums;
}

/** Evaluates rules at times of the past, as a ruler does: one after the other, and marks what went away. */
export class Ruler {
  readonly #before = new Map<string, Map<string, Labels>>();

  constructor(
    private readonly prometheus: Prometheus,
    private readonly groups: readonly RuleGroup[],
  ) {}

  /** From one minute to another; a minute that `misses` accepts is left out. */
  async run(of: {
    from: number;
    to: number;
    step?: number;
    misses?: (minute: number) => boolean;
  }): Promise<void> {
    for (let minute = of.from; minute <= of.to; minute += of.step ?? 1) {
      if (of.misses?.(minute)) continue;
      for (const [index, group] of this.groups.entries()) {
        if (!isDue(group, minute, index)) continue;
        for (const rule of group.rules) await this.#evaluate(rule, minute);
      }
    }
  }

  async #evaluate({ record, expr }: RecordingRule, minute: number): Promise<void> {
    const answer = await instant(this.prometheus, expr, minute);
    const now = new Map<string, Labels>();
    const series = answer.map(({ metric, value }): Series => {
      const { __name__: _, ...labels } = metric;
      now.set(JSON.stringify(labels), labels);
      return { name: record, labels, samples: [[at(minute), Number(value[1])]] };
    });
    if (series.length > 0) await backfill(this.prometheus, series);
    const gone = [...(this.#before.get(record) ?? [])].filter(([key]) => !now.has(key));
    await markEnds(
      this.prometheus,
      gone.map(([, labels]) => ({ name: record, labels, at: at(minute) })),
    );
    this.#before.set(record, now);
  }
}

/** A group runs at a moment of its own within its interval. */
function isDue({ interval }: RuleGroup, minute: number, index: number): boolean {
  const minutes = interval === '1m' ? 1 : interval === '1h' ? 60 : interval === '3h' ? 180 : 1440;
  return minute % minutes === (index * 12) % minutes;
}
