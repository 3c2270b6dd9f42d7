import * as all from '../../queries/measures/index.js';
import { factsOf, missing, type Dimension, type Filter } from '../../queries/dimension.js';
import type { Measure, MeasureFacts } from '../../queries/measure.js';
import type { Source } from '../../queries/compile/index.js';
import type { Entry } from '../../pipeline/simulator/index.js';
import { measured, type Measured } from '../../pipeline/simulator/measured.js';
import { readingsOfRatios } from './numbers-ratios.js';
import { known, type Reading } from './numbers-truth.js';

/** A measure that is added up, not one over another. */
export type Summed = Measure<Dimension>;

/** Every such measure that can be read from a signal. */
export function measuresOf(source: Source): readonly Summed[] {
  return Object.values(all)
    .filter((one) => 'total' in one && one.total().whole === undefined)
    .map((one) => one as unknown as Summed)
    .filter((one) => one[source] !== undefined);
}

/** How each is read in the ledger: by the ledger's own word, else by the facts of the measure. */
export function readingsOf(source: Source): ReadonlyMap<string, Reading> {
  const summed = measuresOf(source).map(
    (one) => [one.id, isWord(one.id, source) ? known(one.id, source) : reading(one, source)] as const,
  );
  return new Map([...summed, ...readingsOfRatios(source, reading)]);
}

function isWord(id: string, source: Source): id is Measured {
  return id in measured && source in measured[id as Measured];
}

function reading(measure: MeasureFacts, source: Source): Reading {
  const { where = {} } = measure[source]!;
  const names =
    source === 'counter'
      ? [measure.counter!.metric.name]
      : [measure.event!.event.name, ...(measure.event!.or ? [measure.event!.or.name] : [])];
  const filters = Object.entries(where) as [Dimension, Filter][];
  return (entry) => {
    if (entry.kind !== source || !names.includes(entry.name)) return undefined;
    if (!filters.every(([dimension, filter]) => holds(valueOf(entry, dimension, source), filter)))
      return undefined;
    const sum = source === 'event' ? measure.event!.sum : undefined;
    if (!sum) return entry.value;
    return sum.reduce((total, attribute) => total + Number(entry.own[attribute] ?? 0), 0);
  };
}

function valueOf({ own, common }: Entry, dimension: Dimension, source: Source): string {
  const { metric, event } = factsOf(dimension);
  const attribute = (source === 'counter' ? metric : event) ?? dimension;
  return String(own[attribute] ?? common[attribute] ?? '');
}

function holds(value: string, filter: Filter): boolean {
  if (filter === missing) return value === '';
  if (typeof filter === 'string') return value === filter;
  if ('not' in filter) return value !== filter.not;
  return filter.includes(value);
}
