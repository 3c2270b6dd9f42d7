import {
  accumulated,
  simulate,
  type Export,
  type Series as Modelled,
} from '../../pipeline/simulator/index.js';
import { replicaOf } from '../../pipeline/simulator/model/accumulated.js';
import { collector } from '../../queries/pipeline.js';
import { readingOf } from '../../queries/compile/reading.js';
import { backfill, type Prometheus } from '../engines/index.js';
import { RecordedModel } from '../rules/support/recorded-model.js';
import { startForReplay } from '../rules/support/replay.js';
import type { World } from './numbers-findings.js';
import type { Troop } from './numbers-fleets.js';
import { readingsOf } from './numbers-measures.js';
import { day, hour, minute, momentsOf, type Asking } from './numbers-ranges.js';
import { Truth, type Stretch } from './numbers-truth.js';

const replicas = 2;
/** When in its minute the rules of books run. */
const second = 50_000;

export interface Behind {
  readonly prometheus: Prometheus;
  readonly worlds: { readonly raw: World; readonly books: World };
}

/**
 * A fleet behind two replicas of the collector, of which each starts anew, with and without rules. What lies
 * between the moments asked for is left out: no answer reads it.
 */
export async function behindCollector(troop: Troop, ranges: readonly Asking[]): Promise<Behind> {
  const prometheus = await startForReplay();
  const fleet = simulate(troop.options, { record: (entry) => truth.record(entry) });
  const { start, end, settings } = fleet;
  const restarts = [
    { at: start + 0.32 * (end - start) + 10 * hour + 17_000, replica: 0 },
    { at: start + 0.55 * (end - start) + 14 * hour + 41_000, replica: 1 },
    { at: start + 0.88 * (end - start) + 9 * hour + 3_000, replica: 0 },
  ].filter(({ at }) => at < end);
  let began = Number.NaN;
  const stored = ({ at, process }: Pick<Export, 'at' | 'process'>) => {
    began = Number.isNaN(began) ? at : began;
    const replica = replicaOf(process, replicas);
    const first = began + Math.floor((minute * (2 * replica + 1)) / (2 * replicas));
    const next = first + Math.ceil((at - first) / minute) * minute;
    const last =
      restarts.find((one) => one.replica === replica && one.at >= at)?.at ?? Number.POSITIVE_INFINITY;
    return Math.min(next, last);
  };
  const truth = new Truth(settings.keys, readingsOf('counter'), {
    stored,
    recorded: (sent) => evaluated(stored(sent)),
  });
  const moments = momentsOf(ranges);
  const model = new RecordedModel(collector(), {
    books: [...new Set([...moments.map((at) => evaluated(at + 1) - minute), ...after(restarts)])].sort(
      (a, b) => a - b,
    ),
    everyThreeHours: every(3 * hour, start + 132 * minute, end),
    everyHour: every(hour, start + 36 * minute + 20_000, end),
    ends: restarts.map(({ at }) => at),
  });
  const portions = accumulated(truth.watch(fleet.exports), {
    to: end,
    replicas,
    restarts,
    portion: 8 * hour,
  });
  for (const portion of portions) {
    const recorded = model.take(portion);
    await backfill(
      prometheus,
      recorded.filter(({ name }) => !name.endsWith(':by_user')),
    );
    await backfill(
      prometheus,
      thinned(
        recorded.filter(({ name }) => name.endsWith(':by_user')),
        moments,
        7 * hour,
      ),
    );
    await backfill(prometheus, thinned(portion, moments));
  }
  const engine = { kind: 'prometheus', url: prometheus.url } as const;
  const common = { fleet: troop.name, engine, truth };
  const withBooks = collector({ books: true });
  const raw: World = { ...common, name: 'accumulated', pipeline: collector(), reach: () => 'stored' };
  const books: World = {
    ...common,
    name: 'accumulated, books',
    pipeline: withBooks,
    reach: (asked) =>
      readingOf(asked, { pipeline: withBooks, filters: [] }) === 'books' ? 'recorded' : 'stored',
  };
  return { prometheus, worlds: { raw, books } };
}

/** The next evaluation of the rules. */
const evaluated = (at: number) => Math.ceil((at - second) / minute) * minute + second;

/** The minutes in which rules may see that a replica ended. */
function after(ends: readonly { readonly at: number }[]): number[] {
  return ends.flatMap(({ at }) =>
    Array.from(
      { length: 10 },
      (_, nth) => Math.ceil((at - second) / minute) * minute + second + nth * minute,
    ),
  );
}

function every(step: number, from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, Math.floor((to - from) / step)) }, (_, nth) => from + nth * step);
}

/** Only the last sample before each moment, and the last of all. */
export function thinned(
  portion: readonly Modelled[],
  moments: readonly number[],
  within = 5 * minute,
): Modelled[] {
  return portion.map(({ name, labels, samples }) => {
    const kept: (readonly [number, number])[] = [];
    let [next, moment] = [0, firstAfter(moments, samples[0]?.[0] ?? 0)];
    for (; moment < moments.length && next < samples.length; moment++) {
      while (next < samples.length && samples[next]![0] <= moments[moment]!) next += 1;
      const last = samples[next - 1];
      if (last && last !== kept.at(-1) && moments[moment]! - last[0] < within) kept.push(last);
    }
    const last = samples.at(-1);
    if (last && last !== kept.at(-1)) kept.push(last);
    return { name, labels, samples: kept };
  });
}

function firstAfter(times: readonly number[], at: number): number {
  const found = times.findIndex((one) => one >= at);
  return found === -1 ? times.length : found;
}

/** Ranges that a form without rules is meant for. */
export const upToADay = ({ from, to }: Stretch): boolean => to - from <= day;
