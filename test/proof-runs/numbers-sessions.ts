import {
  perSession,
  simulate,
  type Export,
  type Series as Modelled,
} from '../../pipeline/simulator/index.js';
import { collector } from '../../queries/pipeline.js';
import { minutes } from '../../rules/index.js';
import { backfill, request, type Prometheus } from '../engines/index.js';
import { startForReplay } from '../rules/support/replay.js';
import { sessionOf, sessionsAtOnce, without } from './numbers-apart.js';
import type { World } from './numbers-findings.js';
import type { Troop } from './numbers-fleets.js';
import { readingsOf } from './numbers-measures.js';
import { day, minute } from './numbers-ranges.js';
import { Truth } from './numbers-truth.js';

export interface Sessions {
  readonly prometheus: Prometheus;
  readonly worlds: { readonly perSession: World; readonly recorded: World };
}

/**
 * A fleet of cumulative clients whose sessions are series of their own, sampled each minute, and what the rules
 * make of each minute: the rules' own queries, run over the whole history at once.
 */
export async function asSessions(troop: Troop): Promise<Sessions> {
  const prometheus = await startForReplay();
  const left = troop.apart ? sessionsAtOnce(troop.options) : new Set<string>();
  const fleet = simulate(troop.options, {
    record: (entry) => left.has(sessionOf(entry)) || truth.record(entry),
  });
  const truth = new Truth(fleet.settings.keys, readingsOf('counter'), {
    stored,
    recorded: (sent) => Math.ceil(stored(sent) / minute) * minute,
  });
  let began = Number.NaN;
  function stored({ at }: Pick<Export, 'at'>): number {
    began = Number.isNaN(began) ? at : began;
    return began + Math.max(1, Math.ceil((at - began) / minute)) * minute;
  }
  const portions = perSession(truth.watch(without(left, fleet.exports)), { to: fleet.end, portion: day });
  for (const portion of portions) await backfill(prometheus, portion);
  const recorded = collector({ counters: 'recorded' });
  for (const { record, expr } of minutes(recorded).rules) {
    for (let from = fleet.start; from < fleet.end; from += day) {
      const series = await overTime(prometheus, expr, { from, to: Math.min(fleet.end, from + day) - minute });
      await backfill(
        prometheus,
        series.map(({ labels, samples }) => ({ name: record, labels, samples })),
      );
    }
  }
  const common: Omit<World, 'name' | 'pipeline' | 'reach'> = {
    fleet: troop.name,
    engine: { kind: 'prometheus', url: prometheus.url },
    truth,
  };
  return {
    prometheus,
    worlds: {
      perSession: {
        ...common,
        name: 'perSession',
        pipeline: collector({ counters: 'perSession' }),
        reach: () => 'stored',
      },
      recorded: { ...common, name: 'recorded', pipeline: recorded, reach: () => 'recorded' },
    },
  };
}

/** A query at each minute of a stretch. */
async function overTime(
  { url }: Prometheus,
  query: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Omit<Modelled, 'name'>[]> {
  const body = new URLSearchParams({
    query,
    start: String(from / 1000),
    end: String(to / 1000),
    step: '60',
  });
  const answer = await request(`${url}/api/v1/query_range`, { method: 'POST', body }, 300_000);
  const { result } = (JSON.parse(answer) as Matrix).data;
  return result.map(({ metric, values }) => {
    const { __name__: _, ...labels } = metric;
    return { labels, samples: values.map(([time, value]) => [time * 1000, Number(value)] as const) };
  });
}

interface Matrix {
  readonly data: { readonly result: { metric: Record<string, string>; values: [number, string][] }[] };
}
