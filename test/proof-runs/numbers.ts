import { simulate } from '../../pipeline/simulator/index.js';
import { cost } from '../../queries/measures/index.js';
import { behindCollector, upToADay } from './numbers-accumulated.js';
import { inDeltaStore } from './numbers-delta.js';
import { inLoki } from './numbers-events.js';
import { barsAgainstTotal, totals, type Finding, type World } from './numbers-findings.js';
import { firstDay, sessionTroops, troops, type Troop } from './numbers-fleets.js';
import { usual } from './numbers-idioms.js';
import { measuresOf, type Summed } from './numbers-measures.js';
import { people } from './numbers-people.js';
import { day, quietRangesOf, rangesOf, type Asking } from './numbers-ranges.js';
import { ratiosAndPercentiles } from './numbers-ratios.js';
import { asSessions } from './numbers-sessions.js';
import type { Source } from '../../queries/compile/index.js';

/** How large the fleets are, and how often each length of range is asked for. */
export interface Scale {
  readonly developers: number;
  readonly days: number;
  readonly times: number;
  /** Of which lengths counters are also asked for with quiet ends; of all, if left out. */
  readonly quiet?: readonly string[];
  /** Only these fleets, by name. */
  readonly fleets?: readonly string[];
  readonly progress?: (text: string) => void;
}

export const full: Scale = { developers: 12, days: 32, times: 2 };

/** One pipeline and one fleet: a part that can be run by itself. */
export interface Part {
  readonly name: string;
  readonly run: () => Promise<readonly Finding[]>;
}

/** Every pipeline with every fleet it is held against. */
export function parts(scale: Scale): readonly Part[] {
  const wanted = (troop: Troop) => !scale.fleets || scale.fleets.includes(troop.name);
  const all = troops(scale).filter(wanted);
  const part = (
    name: string,
    troop: Troop,
    run: (troop: Troop, scale: Scale) => Promise<Finding[]>,
  ): Part => ({
    name: `${name} (${troop.name})`,
    run: () => run(troop, scale),
  });
  return [
    ...all.map((troop) => part('collector', troop, viaCollector)),
    ...all.map((troop) => part('events', troop, viaEvents)),
    ...all.map((troop) => part('delta', troop, viaDeltas)),
    ...sessionTroops(scale)
      .filter(wanted)
      .map((troop) => part('sessions', troop, viaSessions)),
  ];
}

async function viaCollector(troop: Troop, scale: Scale): Promise<Finding[]> {
  const ranges = [...rangesIn(scale), ...quietOf(troop, scale)];
  const { prometheus, worlds } = await behindCollector(troop, ranges);
  scale.progress?.('written');
  try {
    const short = ranges.filter(upToADay);
    return [
      ...(await everything(worlds.raw, 'counter', short, scale)),
      ...(await people(worlds.raw, short)),
      ...(await everything(worlds.books, 'counter', ranges, scale)),
      ...(await people(worlds.books, ranges)),
    ];
  } finally {
    await prometheus.stop();
  }
}

async function viaEvents(troop: Troop, scale: Scale): Promise<Finding[]> {
  const { loki, world } = await inLoki(troop);
  scale.progress?.('written');
  try {
    return await everything(world, 'event', rangesIn(scale), scale);
  } finally {
    await loki.stop();
  }
}

async function viaDeltas(troop: Troop, scale: Scale): Promise<Finding[]> {
  const { prometheus, world } = await inDeltaStore(troop);
  scale.progress?.('written');
  try {
    const ranges = rangesIn(scale);
    return [...(await everything(world, 'counter', ranges, scale)), ...(await people(world, ranges))];
  } finally {
    await prometheus.stop();
  }
}

async function viaSessions(troop: Troop, scale: Scale): Promise<Finding[]> {
  const { prometheus, worlds } = await asSessions(troop);
  scale.progress?.('written');
  try {
    const ranges = [...rangesIn(scale), ...quietOf(troop, scale)];
    const found = [
      ...(await everything(worlds.recorded, 'counter', ranges, scale)),
      ...(await people(worlds.recorded, ranges)),
      ...(await everything(worlds.perSession, 'counter', ranges, scale)),
      ...(await people(worlds.perSession, ranges)),
    ];
    for (const measure of measuresOf('counter').filter(({ id }) => compared.has(id))) {
      found.push(...(await usual(worlds.perSession, { measure, ranges })));
    }
    return found;
  } finally {
    await prometheus.stop();
  }
}

const compared: ReadonlySet<string> = new Set(['cost', 'tokens', 'sessions', 'commits', 'linesAdded']);
/** Measures that are also asked by groups, and as bars. */
const closer: ReadonlySet<string> = new Set([cost.id, 'tokens', 'sessions', 'apiRequests', 'toolCalls']);

async function everything(
  world: World,
  source: Source,
  ranges: readonly Asking[],
  { progress }: Scale,
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const measure of measuresOf(source)) {
    found.push(...(await one(world, measure, ranges)));
    progress?.(`${world.name}: ${measure.id}`);
  }
  return [...found, ...(await ratiosAndPercentiles(world, ranges))];
}

async function one(world: World, measure: Summed, ranges: readonly Asking[]): Promise<Finding[]> {
  if (!closer.has(measure.id)) return totals(world, { measure, ranges, by: [[]] });
  // A store of 500 series a query answers by user only in small fleets: asked of counters alone.
  const people = world.engine.kind === 'prometheus' ? ([['user']] as const) : [];
  return [
    ...(await totals(world, { measure, ranges, by: [[], ['team'], ['project', 'team'], ...people] })),
    ...(await barsAgainstTotal(world, { measure, ranges, steps: ['1h', '1d'] })),
  ];
}

const daysOf = ({ days }: Scale) => ({ from: firstDay, to: firstDay + days * day });

function rangesIn(scale: Scale): readonly Asking[] {
  return rangesOf({ ...daysOf(scale), times: scale.times });
}

function quietOf(troop: Troop, scale: Scale): readonly Asking[] {
  const all = quietRangesOf(daysOf(scale), arrivalsOf(troop));
  return all.filter(({ length }) => scale.quiet?.includes(length) ?? true);
}

/** When increments of counters arrive. */
function arrivalsOf({ options }: Troop): readonly number[] {
  const arrivals: number[] = [];
  for (const { signal, brings, at } of simulate(options, { record: () => {} }).exports) {
    if (signal === 'metrics' && brings.length > 0) arrivals.push(at);
  }
  return arrivals;
}
