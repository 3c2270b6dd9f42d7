import {
  apiDuration,
  apiErrorRatio,
  cacheHitRatio,
  costPerCommit,
  editAcceptRate,
  editAcceptRateOfPeople,
  toolDuration,
} from '../../queries/measures/index.js';
import type { Source } from '../../queries/compile/index.js';
import type { MeasureFacts } from '../../queries/measure.js';
import type { Asked } from '../../queries/question.js';
import { ask, answers } from './numbers-ask.js';
import { counted, sum, type Finding, type World } from './numbers-findings.js';
import type { Asking } from './numbers-ranges.js';
import type { Clock, Reading } from './numbers-truth.js';

/** Measures of which one is over another. */
const ratios = [cacheHitRatio, editAcceptRate, editAcceptRateOfPeople, costPerCommit, apiErrorRatio];
/** Measures of which the values of single records are asked for. */
const distributions = [apiDuration, toolDuration];
const parts = [0.5, 0.95, 0.99];

/** What the ledger has to keep for them: both sides of each ratio, and every value. */
export function readingsOfRatios(
  source: Source,
  reading: (facts: MeasureFacts, source: Source) => Reading,
): ReadonlyMap<string, Reading> {
  const sides = ratios.flatMap((one) => {
    const { measure, whole } = one.total() as Asked;
    if (!measure[source] || !whole!.measure[source]) return [];
    return [
      [`${one.id}, part`, reading(measure, source)],
      [`${one.id}, whole`, reading(whole!.measure, source)],
    ] as const;
  });
  const values = distributions.map((one): [string, Reading] => {
    const { event, value } = (one.average() as Asked).measure.event!;
    return [
      one.id,
      ({ name, kind, own }) => (kind === 'event' && name === event.name ? num(own[value!.of]) : undefined),
    ];
  });
  return new Map([...sides, ...(source === 'event' ? values : [])]);
}

/** Ratios and percentiles of a range, against the same made from the ledger. */
export async function ratiosAndPercentiles(world: World, ranges: readonly Asking[]): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const range of ranges) {
    for (const one of ratios) {
      const real = (clock: Clock) => {
        const [part, whole] = ['part', 'whole'].map((side) =>
          sum(world.truth.total(`${one.id}, ${side}`, clock, range)),
        );
        return whole === 0 ? undefined : part! / whole!;
      };
      found.push(...(await held(world, { what: one.id, asked: one.total(), range, real })));
    }
    for (const one of distributions) {
      for (const part of parts) {
        const real = (clock: Clock) => percentile(world.truth.values(one.id, clock, range), part);
        const what = `${one.id}P${part * 100}`;
        found.push(...(await held(world, { what, asked: one.quantile(part), range, real })));
      }
    }
  }
  return found;
}

/** A pipeline that does not answer, or nothing to answer, is no finding; an answer where there is none is one. */
async function held(
  world: World,
  of: { what: string; asked: Asked; range: Asking; real: (clock: Clock) => number | undefined },
): Promise<Finding[]> {
  const { what, asked, range, real } = of;
  if (!answers(world.engine, asked, world.pipeline)) return [];
  const { groups } = await ask(world.engine, asked, world.pipeline, range);
  const clocks = [...new Set<Clock>([world.reach(asked), 'arrived', 'happened'])];
  if (groups.size === 0 && real(clocks[0]!) === undefined) return [];
  const known = Object.fromEntries(clocks.map((clock) => [clock, real(clock) ?? 0]));
  return [counted(world, { what, range, shown: sum(groups), real: known })];
}

/** Between the two values on either side, as the engines do it. */
function percentile(values: readonly number[], part: number): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const rank = part * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(rank)]!, sorted[Math.ceil(rank)]!];
  return low + (high - low) * (rank % 1);
}

const num = (value: unknown): number | undefined => (value === undefined ? undefined : Number(value));
