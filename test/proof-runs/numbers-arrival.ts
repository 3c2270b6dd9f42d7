import type { Finding } from './numbers-findings.js';
import { byArrival, family, grouped, lengths, percent, place, worst } from './numbers-report.js';
import type { Table } from './table.js';

/** What is asked for by its own time is never late. */
const ownTime: ReadonlySet<string> = new Set(['events', 'delta']);

/** How far cost is off by the bare moment of arrival, and how much of it came too late to be known. */
export function arrivalTable(found: readonly Finding[]): Table {
  const costs = found.filter(
    ({ what, by, late, pipeline }) =>
      what === 'cost' && by === '' && late !== undefined && !ownTime.has(pipeline),
  );
  const rows = grouped(costs, family).flatMap(([pipeline, all]) =>
    lengths.flatMap((length) => {
      const some = all.filter((one) => one.length === length);
      if (some.length === 0) return [];
      const [quiet, busy] = [some.filter((one) => one.quiet), some.filter((one) => !one.quiet)];
      return [
        [
          pipeline,
          length,
          busy.length === 0 ? '' : percent(worst(busy, byArrival).off.arrived!),
          busy.length === 0 || byArrival(worst(busy, byArrival)) === 0 ? '' : place(worst(busy, byArrival)),
          busy.length === 0 ? '' : percent(middle(busy)).replace('+', ''),
          busy.length === 0 ? '' : percent(Math.max(...busy.map(({ late }) => late!))).replace('+', ''),
          quiet.length === 0 ? '' : percent(worst(quiet, byArrival).off.arrived!),
        ],
      ];
    }),
  );
  return {
    title: 'Numbers: cost by the moment of arrival',
    notes:
      'A store hears of what arrived at the next scrape, within a minute; books and recorded minutes at the next ' +
      'evaluation of the rules, within two. So what came just before the start of a range is counted in it, and what ' +
      'came just before its end is not. Beside the error a pipeline has of its own, no total is off by more than the larger of the two. Events and stores of ' +
      'increments are asked for by the time that stands in them, and are not off.',
    file: 'numbers-arrival',
    columns: [
      'pipeline',
      'range',
      'largest error by arrival',
      'where',
      'middle of the errors',
      'most that came just before an end',
      'largest error, quiet ends',
    ],
    rows,
  };
}

/** Half of the ranges are off by less. */
function middle(found: readonly Finding[]): number {
  const sizes = found.map((one) => Math.abs(byArrival(one))).toSorted((a, b) => a - b);
  return sizes[Math.floor((sizes.length - 1) / 2)]!;
}
