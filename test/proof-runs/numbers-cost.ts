import { activeUsers, cost, sessions, tokens } from '../../queries/measures/index.js';
import { metrics } from '../../queries/catalog/index.js';
import { counterName } from '../../queries/naming.js';
import type { Asked } from '../../queries/question.js';
import type { Prometheus } from '../engines/index.js';
import { filled, instant, textOf, type Engine } from './numbers-ask.js';
import { booksOf, pipeline, range, sessionsOf } from './numbers-cost-stores.js';
import { firstDay } from './numbers-fleets.js';
import { Kept } from './numbers-kept.js';
import type { Table } from './table.js';

const c = counterName(metrics.costUsage, pipeline);

/** What is asked, and the form it replaces; none where that form cannot ask it. */
const questions: readonly (readonly [name: string, asked: Asked, replaced?: string])[] = [
  ['cost', cost.total(), `sum(increase(${c}[$__range]))`],
  ['cost by team', cost.total().by('team'), `sum by (team) (increase(${c}[$__range]))`],
  ['cost by model', cost.total().by('model'), `sum by (model) (increase(${c}[$__range]))`],
  ['cost by user', cost.total().by('user'), `sum by (user_email) (increase(${c}[$__range]))`],
  ['tokens by type', tokens.total().by('tokenType')],
  ['sessions', sessions.total()],
  [
    'active users of the range',
    activeUsers.distinct(),
    `count(sum by (user_email) (increase(${c}[$__range])) > 0)`,
  ],
  ['active users of the last 30 days', activeUsers.distinct({ window: '30d' })],
];

interface Read {
  readonly samples: number;
  readonly ms: number;
}

/** What each question read of a fleet, by its name. */
type Readings = Readonly<Record<string, { readonly ours: Read; readonly theirs?: Read }>>;

/**
 * The samples a question reads over 30 days on fleets of two sizes, and its median time, beside the form with
 * `increase` on counters of single sessions. The third size is on the straight line through the two: too much
 * rather than too little, because the sets of labels run out.
 */
export async function numbersCost(
  options: {
    readonly sizes?: readonly [number, number];
    readonly fresh?: boolean;
    readonly progress?: (text: string) => void;
  } = {},
): Promise<Table> {
  const { sizes = [50, 100], fresh = false, progress = () => {} } = options;
  const read: Readings[] = [];
  for (const developers of sizes) {
    const kept = new Kept<Readings>({ cost: developers });
    const known = fresh ? undefined : kept.read('readings');
    const now = known ?? (await ofFleet(developers, progress));
    kept.write('readings', now);
    read.push(now);
  }
  const [few, many] = [read[0]!, read[1]!];
  const [a, b] = sizes;
  const at1000 = (x: number, y: number) => Math.round(y + ((y - x) * (1000 - b)) / (b - a));
  return {
    title: `What a question of 30 days reads, at ${a} and ${b} developers`,
    notes:
      'Samples as Prometheus counts them (`totalQueryableSamples`), medians of five. 1,000 is on the straight line through the two sizes.',
    columns: [
      'question',
      ...sizes.map((n) => `${n}: samples`),
      `${b}: ms`,
      '1,000: samples',
      `1,000 over ${b}`,
      ...sizes.map((n) => `\`increase\`, ${n}`),
      `\`increase\`, ${b}: ms`,
      '`increase`, 1,000',
    ],
    rows: questions.map(([name]) => {
      const [x, y] = [few[name]!, many[name]!];
      const theirs =
        x.theirs && y.theirs
          ? [
              x.theirs.samples,
              y.theirs.samples,
              Math.round(y.theirs.ms),
              at1000(x.theirs.samples, y.theirs.samples),
            ]
          : ['', '', '', ''];
      return [
        name,
        x.ours.samples,
        y.ours.samples,
        Math.round(y.ours.ms),
        at1000(x.ours.samples, y.ours.samples),
        `${(at1000(x.ours.samples, y.ours.samples) / y.ours.samples).toFixed(1)}x`,
        ...theirs,
      ].map(String);
    }),
  };
}

/** Both forms on a fleet of one size, written anew. */
async function ofFleet(developers: number, progress: (text: string) => void): Promise<Readings> {
  const fleet = { developers, days: 31, seed: 9, start: firstDay };
  const books = await booksOf(fleet);
  progress(`${developers}: books written`);
  const single = await sessionsOf(fleet);
  progress(`${developers}: sessions written`);
  try {
    return await readings(books, single);
  } finally {
    await books.stop();
    await single.stop();
  }
}

async function readings(books: Prometheus, single: Prometheus): Promise<Readings> {
  const found: [string, Readings[string]][] = [];
  for (const [name, asked, replaced] of questions) {
    const ours = await median({ kind: 'prometheus', url: books.url }, textOf(asked, pipeline, range));
    const theirs =
      replaced && (await median({ kind: 'prometheus', url: single.url }, filled(replaced, range)));
    found.push([name, { ours, ...(theirs && { theirs }) }]);
  }
  return Object.fromEntries(found);
}

async function median(engine: Engine, query: string): Promise<Read> {
  const all: Read[] = [];
  for (let nth = 0; nth < 5; nth++) all.push(await instant(engine, query, range.to));
  return { samples: all[0]!.samples, ms: all.map(({ ms }) => ms).sort((x, y) => x - y)[2]! };
}
