import { cost } from '../../queries/measures/index.js';
import { every, truth, type Told } from '../rules/support/history.js';
import { watched, type Between } from '../rules/support/world.js';
import type { Table } from './table.js';

const hour = 60;
const until = 20 * hour;

/** One thing that goes wrong, and a range that shows it best. */
interface Edge {
  readonly name: string;
  readonly told: readonly Told[];
  readonly from?: number;
  readonly missed?: Between;
  readonly ranges: readonly Between[];
}

const one = (instance: string, user: string, rest: Omit<Told, 'labels'>): Told => ({
  labels: { instance, team: 'web', user_email: user, model: 'm' },
  ...rest,
});
const steady = (instance: string, from = 2, to = until) =>
  one(instance, 'ann', { adds: every(4, { from, to, amount: 1 }) });
const ended = (instance: string, ends: number, marked = true) =>
  one(instance, 'ben', { adds: every(4, { from: 2, to: ends, amount: 1 }), ends, marked });

const whole = { from: hour, to: until };
const missed = { from: 8 * hour, to: 8 * hour + 200 };

const edges: readonly Edge[] = [
  { name: 'two replicas', told: [steady('a'), steady('b')], ranges: [whole] },
  {
    name: 'a replica ended and another began, marked',
    told: [ended('a', 9 * hour), steady('b', 9 * hour)],
    ranges: [whole, { from: 8 * hour, to: 9 * hour + 4 }, { from: 9 * hour + 4, to: 10 * hour }],
  },
  {
    name: 'the same, pushed and without marks',
    told: [ended('a', 9 * hour, false), steady('b', 9 * hour)],
    ranges: [whole, { from: 8 * hour, to: 9 * hour + 4 }, { from: 9 * hour + 4, to: 10 * hour }],
  },
  {
    name: 'old and new replica overlap',
    told: [ended('a', 9 * hour), steady('b', 9 * hour - 16)],
    ranges: [whole, { from: 8 * hour, to: 9 * hour + 4 }],
  },
  {
    name: 'a leaver’s series expires',
    told: [
      steady('a'),
      one('a', 'leaver', { adds: every(4, { from: 4, to: 3 * hour, amount: 50 }), ends: 9 * hour }),
    ],
    ranges: [whole, { from: 8 * hour, to: 10 * hour }, { from: 9 * hour + 4, to: until }],
  },
  {
    name: '200 evaluations missed inside the range',
    told: [steady('a'), ended('b', 7 * hour)],
    missed,
    ranges: [whole, { from: 7 * hour + 52, to: missed.to + 4 }],
  },
  {
    name: 'the range begins in the last of them',
    told: [steady('a')],
    missed,
    ranges: [{ from: missed.to - 4, to: missed.to + hour }],
  },
  {
    name: 'a replica ended among them, asked at once',
    told: [steady('a'), ended('b', 10 * hour)],
    missed,
    ranges: [{ from: hour, to: missed.to + 4 }],
  },
  {
    name: 'the same, asked an hour later',
    told: [steady('a'), ended('b', 10 * hour)],
    missed,
    ranges: [{ from: hour, to: missed.to + hour + 16 }],
  },
  {
    name: 'a replica began and ended among them',
    told: [
      steady('a'),
      one('b', 'ben', { adds: every(4, { from: 9 * hour, to: 10 * hour, amount: 1 }), ends: 10 * hour }),
    ],
    missed,
    ranges: [whole],
  },
  {
    name: 'no rules for 9 hours, range across',
    told: [steady('a')],
    missed: { from: 5 * hour, to: 14 * hour },
    ranges: [whole],
  },
  {
    name: 'no rules for 9 hours, and a replica that ended before',
    told: [steady('a'), ended('b', 4 * hour)],
    missed: { from: 5 * hour, to: 14 * hour },
    ranges: [whole],
  },
  {
    name: 'no rules for 9 hours, range begins in the last of them',
    told: [steady('a')],
    missed: { from: 5 * hour, to: 14 * hour },
    ranges: [{ from: 13 * hour, to: 16 * hour }],
  },
  {
    name: 'the rules begin 5 hours after the range',
    told: [steady('a')],
    from: 6 * hour,
    ranges: [whole],
  },
  { name: 'the range begins before the first sample', told: [steady('a', 5 * hour)], ranges: [whole] },
];

/** What each edge costs: the range of those asked that is furthest off. */
export async function bookEdges(progress: (text: string) => void = () => {}): Promise<Table> {
  const rows: string[][] = [];
  for (const edge of edges) {
    rows.push([edge.name, ...(await shownAndReal(edge))]);
    progress(edge.name);
  }
  return {
    title: 'Books: what each edge costs',
    columns: ['edge', 'by team: shown', 'really', 'by user: shown', 'really'],
    rows,
  };
}

async function shownAndReal(edge: Edge): Promise<string[]> {
  const { told, from, missed: gap, ranges } = edge;
  const world = await watched({
    told,
    until,
    step: 2,
    ...(from !== undefined && { from }),
    ...(gap && { misses: (minute: number) => minute > gap.from && minute <= gap.to }),
  });
  try {
    const found: string[] = [];
    for (const by of ['team', 'user'] as const) {
      const answers: { shown: number; really: number }[] = [];
      for (const between of ranges) {
        const shown = sum(await world.total(cost.total().by(by), between));
        answers.push({ shown, really: sum(truth(told, { by: 'team', ...between })) });
      }
      const worst = answers.reduce((a, b) => (off(b) > off(a) ? b : a));
      found.push(String(worst.shown), String(worst.really));
    }
    return found;
  } finally {
    await world.stop();
  }
}

const off = ({ shown, really }: { shown: number; really: number }) => Math.abs(shown - really);
const sum = (of: ReadonlyMap<string, number>) => [...of.values()].reduce((a, b) => a + b, 0);
