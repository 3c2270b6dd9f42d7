import { print as printLogql } from '../../src/logql/index.js';
import { print as printPromql } from '../../src/promql/index.js';
import { compile, Refusal, type Compiled } from '../../queries/compile/index.js';
import { factsOf } from '../../queries/dimension.js';
import type { Pipeline } from '../../queries/pipeline.js';
import type { Asked } from '../../queries/question.js';
import { request } from '../engines/index.js';
import type { Stretch } from './numbers-truth.js';

/** An engine that answers. */
export interface Engine {
  readonly kind: 'prometheus' | 'loki';
  readonly url: string;
}

/** What it said, and what that cost. */
export interface Answer {
  /** By the values of the question's dimensions, joined by ` / `; what has none is the empty name. */
  readonly groups: ReadonlyMap<string, number>;
  readonly samples: number;
  readonly ms: number;
}

type Labels = Readonly<Record<string, string>>;

/** The text of a question on a pipeline, with the range filled in as Grafana does. */
export function textOf(asked: Asked, pipeline: Pipeline, range: Stretch): string {
  const { engine, expr } = compile(asked, { pipeline, filters: [] });
  return filled(engine === 'prometheus' ? printPromql(expr) : printLogql(expr), range);
}

/** A query with the range filled in. */
export function filled(query: string, { from, to }: Stretch): string {
  const seconds = String(Math.round((to - from) / 1000));
  return query
    .replaceAll('$__range_s', seconds)
    .replaceAll('$__range', `${seconds}s`)
    .replaceAll('${__to:date:seconds}', String(Math.floor(to / 1000)));
}

/** Whether a pipeline answers a question from this engine; what it refuses is read elsewhere, or not at all. */
export function answers({ kind }: Engine, asked: Asked, pipeline: Pipeline): boolean {
  try {
    return compile(asked, { pipeline, filters: [] }).engine === kind;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** One number, or one a group, at the end of the range. */
export async function ask(engine: Engine, asked: Asked, pipeline: Pipeline, range: Stretch): Promise<Answer> {
  const compiled = compile(asked, { pipeline, filters: [] });
  const { result, ...cost } = await instant(engine, textOf(asked, pipeline, range), range.to);
  const groups = new Map<string, number>();
  for (const { metric, value } of result) groups.set(nameOf(metric, asked, compiled), Number(value[1]));
  return { groups, ...cost };
}

/** A number a bar, by the bar's own start; only bars that start inside the range. */
export async function askBars(
  engine: Engine,
  asked: Asked,
  pipeline: Pipeline,
  { from, to, step }: Stretch & { readonly step: number },
): Promise<ReadonlyMap<number, number>> {
  const start = Math.floor(from / step) * step;
  const path = engine.kind === 'prometheus' ? '/api/v1/query_range' : '/loki/api/v1/query_range';
  const body = new URLSearchParams({
    query: textOf(asked, pipeline, { from, to }),
    start: String(start / 1000),
    end: String((to - 1) / 1000),
    step: String(step / 1000),
  });
  const answer = await patient(`${engine.url}${path}?${body}`);
  const { result } = (JSON.parse(answer) as { data: { result: { values: [number, string][] }[] } }).data;
  const bars = new Map<number, number>();
  for (const [time, value] of result.flatMap(({ values }) => values)) {
    if (time * 1000 < to) bars.set(time * 1000, (bars.get(time * 1000) ?? 0) + Number(value));
  }
  return bars;
}

/** A query as it stands, at one moment. */
export async function instant(
  { kind, url }: Engine,
  query: string,
  at: number,
): Promise<{ result: readonly { metric: Labels; value: [number, string] }[]; samples: number; ms: number }> {
  const path = kind === 'prometheus' ? '/api/v1/query' : '/loki/api/v1/query';
  const time = kind === 'prometheus' ? String(at / 1000) : `${at}000000`;
  const body = new URLSearchParams({ query, time, stats: 'all' });
  const began = performance.now();
  const answer = await patient(`${url}${path}?${body}`);
  const ms = performance.now() - began;
  const { result, stats } = (JSON.parse(answer) as { data: Data }).data;
  return {
    result,
    ms,
    samples: stats?.samples?.totalQueryableSamples ?? stats?.summary?.totalLinesProcessed ?? 0,
  };
}

/** A kept connection may be gone just when it is used again: then once more. */
function patient(address: string): Promise<string> {
  const once = () => request(address, {}, 120_000);
  return once().catch((error: unknown) => {
    if (typeof (error as NodeJS.ErrnoException).code === 'string') return once();
    throw error;
  });
}

interface Data {
  readonly result: readonly { metric: Labels; value: [number, string] }[];
  readonly stats?: {
    readonly samples?: { readonly totalQueryableSamples: number };
    readonly summary?: { readonly totalLinesProcessed: number };
  };
}

function nameOf(metric: Labels, { dimensions }: Asked, { labels }: Compiled): string {
  return dimensions
    .map((dimension) => {
      const value = metric[labels[dimension]!] ?? '';
      return value === factsOf(dimension).missing ? '' : value;
    })
    .join(' / ');
}
