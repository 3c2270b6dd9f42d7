import type { NameStrategy } from '../../../queries/catalog/index.js';
import type { KeyValue } from '../otlp.js';
import type { Export } from '../export.js';
import { Growing, identityOf, spelling, type Series } from './series.js';

export type PerSessionOptions = {
  readonly every?: number;
  readonly portion?: number;
  readonly to: number;
  readonly naming?: NameStrategy;
  /** How long a series is still shown after its last export. */
  readonly expire?: number;
};

type Live = { readonly series: Growing; seen: number };

/**
 * What cumulative clients leave in a store that keeps their sessions apart: a series for each process and
 * set of labels, born above zero, gone some minutes after its end. Two processes under one session id write
 * into one series by turns, and a resumed one begins it anew. Needs a fleet with `habits: { cumulative: 1 }`.
 */
export function* perSession(
  exports: Iterable<Pick<Export, 'at' | 'signal' | 'body'>>,
  options: PerSessionOptions,
): Generator<Series[]> {
  const { every = 60_000, portion = 7_200_000, to, naming = 'underscores', expire = 300_000 } = options;
  const spell = spelling(naming);
  const live = new Map<string, Live>();
  const ended: Growing[] = [];
  let next = Number.NaN;
  let full = Number.NaN;

  const until = function* (moment: number): Generator<Series[]> {
    for (; next <= moment && next <= to; next += every) {
      if (next > full) {
        yield portionOf(live, ended);
        full += portion;
      }
      for (const [key, { series, seen }] of live) {
        if (next - seen <= expire) series.sample(next);
        else {
          live.delete(key);
          ended.push(series);
        }
      }
    }
  };

  for (const sent of exports) {
    if (Number.isNaN(next)) [next, full] = [sent.at + every, sent.at + portion];
    yield* until(sent.at - 1e-6);
    for (const { name, unit, labels, value } of totalsOf(sent)) {
      const key = identityOf(name, labels);
      const known = live.get(key);
      if (known) [known.series.value, known.seen] = [value, sent.at];
      else {
        const series = new Growing(spell.name({ name, unit }), spell.labels(labels));
        series.value = value;
        live.set(key, { series, seen: sent.at });
      }
    }
  }
  if (Number.isNaN(next)) return;
  yield* until(to);
  yield portionOf(live, ended);
}

function portionOf(live: ReadonlyMap<string, Live>, ended: Growing[]): Series[] {
  const all = [...ended.splice(0), ...Array.from(live.values(), ({ series }) => series)];
  return all.flatMap((series) => series.take() ?? []);
}

type Total = {
  readonly name: string;
  readonly unit: '' | 'USD' | 'tokens' | 's';
  readonly labels: Record<string, string>;
  readonly value: number;
};

function* totalsOf({ signal, body }: Pick<Export, 'signal' | 'body'>): Generator<Total> {
  if (signal !== 'metrics' || !('resourceMetrics' in body)) return;
  for (const { resource, scopeMetrics } of body.resourceMetrics) {
    const job = textOf(resource.attributes.find(({ key }) => key === 'service.name')!);
    for (const { name, unit, sum } of scopeMetrics.flatMap(({ metrics }) => metrics)) {
      if (sum.aggregationTemporality !== 2) {
        throw new Error('perSession › a client sends deltas: simulate with habits: { cumulative: 1 }');
      }
      for (const { attributes, asDouble } of sum.dataPoints) {
        const labels = Object.fromEntries(attributes.map((pair) => [pair.key, textOf(pair)]));
        yield { name, unit: unit as Total['unit'], labels: { ...labels, job }, value: asDouble };
      }
    }
  }
}

const textOf = ({ value }: KeyValue): string => String(Object.values(value)[0]);
