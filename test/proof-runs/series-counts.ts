import {
  SeriesCounter,
  simulate,
  usualAllow,
  type Cardinality,
  type Export,
} from '../../pipeline/simulator/index.js';
import type { Table } from './table.js';

interface Options {
  readonly sizes?: readonly number[];
  readonly days?: readonly number[];
  readonly progress?: (text: string) => void;
}

const day = 86_400_000;
const kept = { list: 'the allow-list', all: 'every label' } as const;
type Kept = keyof typeof kept;

interface Count {
  readonly developers: number;
  readonly days: number;
  readonly kept: Kept;
  readonly found: Cardinality;
}

/** How many series a fleet makes of its counters, a replica, with the collector's allow-list and without. */
export function seriesCounts({
  sizes = [10, 100, 1_000],
  days = [1, 7],
  progress = () => {},
}: Options = {}): readonly Table[] {
  const counts: Count[] = [];
  const labels: string[][] = [];
  for (const developers of sizes) {
    const longest = Math.max(...days);
    const list = new SeriesCounter({ sets: true });
    const all = new SeriesCounter({ allow: 'all' });
    const fleet = simulate({ developers, days: longest, seed: 1, zones: [0] }, { record: () => undefined });
    const note = (nth: number) => {
      counts.push({ developers, days: nth, kept: 'list', found: list.result() });
      counts.push({ developers, days: nth, kept: 'all', found: all.result() });
      progress(`${developers} developers, ${nth} days: ${counts.at(-2)!.found.series} series`);
    };
    take(fleet.exports, { counters: [list, all], from: fleet.start, days, note });
    const { series, byLabel } = list.result();
    for (const label of usualAllow) {
      if (!byLabel.has(label)) continue;
      const without = list.without(label);
      const factor = `${(series / without).toFixed(2)} times`;
      labels.push([thousands(developers), label, thousands(byLabel.get(label)!), thousands(without), factor]);
    }
  }
  return [
    {
      title: 'Series by developer: all that a fleet has made of its counters after some days, on one replica',
      notes:
        'Counted from the exports of the simulated fleet, seed 1, from a Monday on. A series of the chain stays for ' +
        'weeks; with every label kept, each session and process adds its own.',
      columns: [
        'developers',
        'days',
        'labels kept',
        'series',
        'by developer',
        'tokens',
        'cost',
        'the other six',
      ],
      rows: counts.map(rowOf),
    },
    {
      title: `Series by label: what each label of the allow-list costs after ${Math.max(...days)} days`,
      file: 'series-by-label',
      columns: ['developers', 'label', 'values', 'series without it', 'it makes the number'],
      rows: labels,
    },
  ];
}

/** Counts exports, and notes what there is at the end of each of the days asked for. */
function take(
  exports: Iterable<Export>,
  {
    counters,
    from,
    days,
    note,
  }: {
    readonly counters: readonly SeriesCounter[];
    readonly from: number;
    readonly days: readonly number[];
    readonly note: (days: number) => void;
  },
): void {
  const ends = days.toSorted((a, b) => a - b);
  for (const sent of exports) {
    while (ends.length > 1 && sent.at > from + ends[0]! * day) note(ends.shift()!);
    for (const counter of counters) counter.take(sent);
  }
  for (const end of ends) note(end);
}

function rowOf({ developers, days, kept: which, found }: Count): string[] {
  const tokens = found.byMetric.get('claude_code.token.usage') ?? 0;
  const cost = found.byMetric.get('claude_code.cost.usage') ?? 0;
  return [
    thousands(developers),
    String(days),
    kept[which],
    thousands(found.series),
    (found.series / developers).toFixed(1),
    thousands(tokens),
    thousands(cost),
    thousands(found.series - tokens - cost),
  ];
}

const thousands = (number: number): string => number.toLocaleString('en-US');
