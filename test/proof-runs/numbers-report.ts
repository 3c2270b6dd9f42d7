import type { Finding } from './numbers-findings.js';
import { summaryNotes } from './numbers-notes.js';
import type { Clock } from './numbers-truth.js';
import type { Table } from './table.js';

export const lengths = ['1 h', '6 h', '24 h', '7 d', '30 d'] as const;
const told: readonly Clock[] = ['recorded', 'stored', 'arrived'];

/** What a line of the summary is about, the first that fits. */
const quantities: readonly (readonly [name: string, fits: (one: Finding) => boolean])[] = [
  ['bars against the total', ({ what }) => what.includes('against the total')],
  ['people on each day', ({ what }) => what === 'activeUsers, a bar a day'],
  ['people of the last 1, 7, 30 days', ({ what }) => what.startsWith('activeUsers of the last')],
  ['people of a range', ({ what }) => what === 'activeUsers'],
  ['percentiles', ({ what }) => /P\d+$/.test(what)],
  ['ratios', ({ what }) => /Rat(e|io)|^\w+Per[A-Z]/.test(what)],
  ['groups and the sum of each', ({ by }) => by !== ''],
  ['totals of every measure', () => true],
];

/** The table for a reader in a hurry: a line a pipeline and quantity. */
export function summary(
  found: readonly Finding[],
  { days, times, fleets }: { days: number; times: number; fleets: readonly string[] },
): Table {
  const rows: string[][] = [];
  for (const [pipeline, ofPipeline] of grouped(found, family)) {
    for (const [quantity, all] of grouped(ofPipeline, quantityOf)) {
      const inPeople = quantity.startsWith('people');
      const exact = worst(all, inPeople ? persons : inStore);
      const costs = all.filter(({ what }) => what === 'cost' || !what.match(/^\w+$/));
      rows.push([
        pipeline,
        quantity,
        peopleIn(all),
        String(all.length),
        inPeople ? people(persons(exact)) : percent(inStore(exact)),
        inStore(exact) === 0 ? '' : place(exact),
        ...lengths.map((length) => {
          const some = costs.filter((one) => one.length === length && one.off.arrived !== undefined);
          return some.length === 0 ? '' : percent(worst(some, byArrival).off.arrived!);
        }),
        quietly(all),
      ]);
    }
  }
  return {
    title: 'The numbers, by pipeline',
    notes: summaryNotes({ days, times, fleets }),
    file: 'numbers',
    columns: [
      'pipeline',
      'quantity',
      'people in a fleet',
      'answers',
      'largest error',
      'where',
      ...lengths.map((length) => `cost by arrival, ${length}`),
      'every measure by arrival, quiet ends',
    ],
    rows,
  };
}

/** The largest error by arrival where that is all that can be known, and of how many answers. */
function quietly(found: readonly Finding[]): string {
  const some = found.filter(({ quiet, off }) => quiet && off.arrived !== undefined);
  return some.length === 0 ? '' : `${percent(worst(some, byArrival).off.arrived!)} of ${some.length}`;
}

function peopleIn(found: readonly Finding[]): string {
  return [...new Set(found.map(({ people }) => people))].filter((one) => one !== undefined).join(', ');
}

/** Every measure of a pipeline: the largest error by length, against the store, arrival and event time. */
export function measuresTable(pipeline: string, found: readonly Finding[]): Table {
  const rows = grouped(found, lineOf).map(([name, all]) =>
    [name].concat(lengths.map((length) => threeClocks(all, length))),
  );
  return {
    title: `Numbers: ${pipeline}`,
    notes:
      'The largest error of each length of range: against what the store could know when it was asked · ' +
      'against what had arrived · against what had happened.',
    file: `numbers-${pipeline.replaceAll(/\W+/g, '-').replaceAll(/^-|-$/g, '')}`,
    columns: ['measure', ...lengths],
    rows,
  };
}

/** The usual forms stand in one table, each by its own name. */
export function tableOf(one: Finding): string {
  return one.pipeline.startsWith('`') ? 'the usual forms' : family(one);
}

function lineOf(one: Finding): string {
  const { what, by } = one;
  const of = by === '' ? what : `${what} by ${by}`;
  return one.pipeline.startsWith('`') ? `${family(one)}: ${of}` : of;
}

function threeClocks(found: readonly Finding[], length: string): string {
  const some = found.filter((one) => one.length === length);
  const clocks = [inStore, ({ off }: Finding) => off.arrived, ({ off }: Finding) => off.happened];
  return clocks
    .map((read) => some.map(read).filter((value) => value !== undefined))
    .filter((values) => values.length > 0)
    .map((values) => percent(values.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a))))
    .join(' · ');
}

/** Foreign counters are told apart by what their sessions do. */
export function family({ pipeline, fleet }: Finding): string {
  if (!/^(perSession|recorded|`)/.test(pipeline)) return pipeline;
  if (fleet === 'shared session ids') return `${pipeline}, shared session ids`;
  return fleet.startsWith('no resumes') ? `${pipeline}, no resumes` : `${pipeline}, resumes`;
}

function quantityOf(one: Finding): string {
  return quantities.find(([, fits]) => fits(one))![0];
}

/** Against what a question could know: the rules, the counters in the store, or what arrived. */
function inStore({ off }: Finding): number {
  return off[told.find((clock) => off[clock] !== undefined)!]!;
}

/** A share of two people says little. */
const persons = ({ shown, real }: Finding) => shown - real;
const people = (off: number) =>
  off === 0 ? '0' : `${off > 0 ? '+' : ''}${off} ${Math.abs(off) === 1 ? 'person' : 'people'}`;

export const byArrival = ({ off }: Finding) => off.arrived ?? 0;

export function worst(found: readonly Finding[], read: (one: Finding) => number): Finding {
  return found.reduce((a, b) => (Math.abs(read(b)) > Math.abs(read(a)) ? b : a));
}

export function place({ what, by, length, aligned, fleet, shown, real }: Finding): string {
  const of = by === '' ? what : `${what} by ${by}`;
  return `${of}, ${length}${aligned ? '' : ' odd'}, ${fleet}: ${number(shown)} for ${number(real)}`;
}

const number = (value: number) => String(Number(value.toPrecision(6)));

/** A share as a reader takes it in: `0`, `+0.04 %`, `-28 %`. */
export function percent(share: number): string {
  if (Math.abs(share) < 5e-7) return '0';
  if (!Number.isFinite(share)) return 'something for nothing';
  const value = share * 100;
  const digits = Math.abs(value) < 0.1 ? 4 : Math.abs(value) < 10 ? 2 : 0;
  return `${value > 0 ? '+' : ''}${value.toFixed(digits)} %`;
}

/** In the order in which each name comes up. */
export function grouped<T>(all: readonly T[], by: (one: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(by(one), [...(groups.get(by(one)) ?? []), one]);
  return [...groups];
}
