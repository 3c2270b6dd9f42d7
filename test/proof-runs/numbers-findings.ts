import type { Asked } from '../../queries/question.js';
import type { Pipeline } from '../../queries/pipeline.js';
import { answers, ask, askBars, type Engine } from './numbers-ask.js';
import type { Summed } from './numbers-measures.js';
import { day, hour, minute, stepsOf, type Asking } from './numbers-ranges.js';
import type { Clock, Truth } from './numbers-truth.js';

/** How far one answer is off, as a share of what there was: above 0 where it shows too much. */
export interface Finding {
  readonly pipeline: string;
  readonly fleet: string;
  readonly what: string;
  readonly by: string;
  readonly length: string;
  readonly aligned: boolean;
  readonly off: Partial<Record<Clock, number>>;
  readonly shown: number;
  readonly real: number;
  /** Nothing arrived in the last minutes before either end of the range. */
  readonly quiet?: true;
  /** What arrived just before an end, too late to be known there, as a share of the range: of both ends the more. */
  readonly late?: number;
  /** How many there are in the fleet, once that is told. */
  readonly people?: number;
}

/** A pipeline, the store behind it, and what really happened. */
export interface World {
  readonly name: string;
  readonly fleet: string;
  readonly pipeline: Pipeline;
  readonly engine: Engine;
  readonly truth: Truth;
  /** Until when what arrived had reached what a question is read from; the exact form is held to this. */
  readonly reach: (asked: Asked) => Clock;
}

type By = 'team' | 'model' | 'user' | 'project';

/** Totals of a range, and the sum of its groups, against each clock. */
export async function totals(
  world: World,
  of: { measure: Summed; ranges: readonly Asking[]; by: readonly (readonly By[])[] },
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const range of of.ranges) {
    for (const by of of.by) {
      const asked = of.measure.total().by(...by);
      const { groups } = await ask(world.engine, asked, world.pipeline, range);
      found.push(finding(world, { asked, id: of.measure.id, by, range, groups }));
    }
  }
  return found;
}

function finding(
  { truth, reach, ...world }: World,
  of: { asked: Asked; id: string; by: readonly By[]; range: Asking; groups: ReadonlyMap<string, number> },
): Finding {
  const off: Partial<Record<Clock, number>> = {};
  for (const clock of [reach(of.asked), 'arrived', 'happened'] as const) {
    off[clock] = distance(of.groups, truth.total(of.id, clock, of.range, of.by));
  }
  return {
    pipeline: world.name,
    fleet: world.fleet,
    what: of.id,
    by: of.by.join(', '),
    length: of.range.length,
    aligned: of.range.aligned,
    off,
    shown: sum(of.groups),
    real: sum(truth.total(of.id, 'arrived', of.range)),
    ...(of.range.quiet && { quiet: true }),
    ...lateOf(truth, { ...of, clock: reach(of.asked) }),
  };
}

/** How long it takes at most until what arrived can be asked for. */
const until: Readonly<Partial<Record<Clock, number>>> = { stored: minute, recorded: 2 * minute };

function lateOf(
  truth: Truth,
  { id, clock, range }: { id: string; clock: Clock; range: Asking },
): Pick<Finding, 'late'> {
  const real = sum(truth.total(id, 'arrived', range));
  const before = until[clock];
  if (before === undefined || real === 0) return {};
  const ends = [range.from, range.to].map((to) => sum(truth.total(id, 'arrived', { from: to - before, to })));
  return { late: Math.max(...ends) / real };
}

/** The differences of all groups as a share of the whole. */
export function distance(said: ReadonlyMap<string, number>, really: ReadonlyMap<string, number>): number {
  const whole = sum(really);
  const differences = [...new Set([...said.keys(), ...really.keys()])].map(
    (name) => (said.get(name) ?? 0) - (really.get(name) ?? 0),
  );
  const all = differences.reduce((total, one) => total + Math.abs(one), 0);
  if (all < 1e-9 * Math.max(1, whole)) return 0;
  const sign = Math.sign(differences.reduce((a, b) => a + b, 0)) || 1;
  return whole === 0 ? sign * Number.POSITIVE_INFINITY : (sign * all) / whole;
}

/** The sum of the bars of step-aligned ranges against their totals. */
export async function barsAgainstTotal(
  world: World,
  of: { measure: Summed; ranges: readonly Asking[]; steps: readonly ('1h' | '1d')[] },
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const range of of.ranges) {
    for (const step of of.steps) {
      if (!answers(world.engine, of.measure.perStep(step), world.pipeline)) continue;
      const ms = step === '1h' ? hour : day;
      if (!stepsOf(range).includes(ms)) continue;
      const bars = await askBars(world.engine, of.measure.perStep(step), world.pipeline, {
        ...range,
        step: ms,
      });
      const total = await ask(world.engine, of.measure.total(), world.pipeline, range);
      const shown = [...bars.values()].reduce((a, b) => a + b, 0);
      const off = distance(new Map([['', shown]]), total.groups);
      found.push({
        pipeline: world.name,
        fleet: world.fleet,
        what: `${of.measure.id}, bars of ${step} against the total`,
        by: '',
        length: range.length,
        aligned: true,
        off: { arrived: off },
        shown,
        real: sum(total.groups),
      });
    }
  }
  return found;
}

/** A number that is there once, not added up: people, or sessions. */
export function counted(
  { name, fleet }: Pick<World, 'name' | 'fleet'>,
  of: { what: string; by?: string; range: Asking; shown: number; real: Partial<Record<Clock, number>> },
): Finding {
  const { what, by = '', range, shown, real } = of;
  const one = (value: number) => distance(new Map([['', shown]]), new Map([['', value]]));
  const off = Object.fromEntries(Object.entries(real).map(([clock, value]) => [clock, one(value)]));
  const { length, aligned, quiet } = range;
  const asked = { length, aligned, ...(quiet && { quiet }) };
  return { pipeline: name, fleet, what, by, ...asked, off, shown, real: Object.values(real)[0]! };
}

export function sum(of: ReadonlyMap<string, number>): number {
  return [...of.values()].reduce((a, b) => a + b, 0);
}
