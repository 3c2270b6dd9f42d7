import {
  accumulated,
  perSession,
  simulate,
  type Export,
  type Series,
  type SimulateOptions,
} from '../../pipeline/simulator/index.js';
import { activeUsers, cost, sessions, tokens } from '../../queries/measures/index.js';
import { metrics } from '../../queries/catalog/index.js';
import { counterName } from '../../queries/naming.js';
import { collector } from '../../queries/pipeline.js';
import type { Asked } from '../../queries/question.js';
import { backfill, type Prometheus } from '../engines/index.js';
import { RecordedModel } from '../rules/support/recorded-model.js';
import { startForReplay } from '../rules/support/replay.js';
import { filled, instant, textOf, type Engine } from './numbers-ask.js';
import { firstDay } from './numbers-fleets.js';
import { day, hour, minute } from './numbers-ranges.js';
import { thinned } from './numbers-accumulated.js';
import type { Table } from './table.js';

const pipeline = collector({ books: true });
const shown = [metrics.costUsage, metrics.tokenUsage, metrics.sessionCount];
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

/**
 * The samples a question reads over 30 days on fleets of two sizes, and its median time, beside the form with
 * `increase` on counters of single sessions. The third size is on the straight line through the two: too much
 * rather than too little, because the sets of labels run out.
 */
export async function numbersCost(
  options: { readonly sizes?: readonly [number, number]; readonly progress?: (text: string) => void } = {},
): Promise<Table> {
  const { sizes = [50, 100], progress = () => {} } = options;
  const read: Map<string, { ours: Read; theirs?: Read }>[] = [];
  for (const developers of sizes) {
    const fleet = { developers, days: 31, seed: 9, start: firstDay };
    const books = await booksOf(fleet);
    progress(`${developers}: books written`);
    const single = await sessionsOf(fleet);
    progress(`${developers}: sessions written`);
    try {
      read.push(await readings(books, single));
    } finally {
      await books.stop();
      await single.stop();
    }
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
      ...sizes.map((n) => `\`increase\`, ${n}`),
      `\`increase\`, ${b}: ms`,
      '`increase`, 1,000',
    ],
    rows: questions.map(([name]) => {
      const [x, y] = [few.get(name)!, many.get(name)!];
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
        ...theirs,
      ].map(String);
    }),
  };
}

const range = { from: firstDay + day, to: firstDay + 31 * day };

async function readings(books: Prometheus, single: Prometheus) {
  const found = new Map<string, { ours: Read; theirs?: Read }>();
  for (const [name, asked, replaced] of questions) {
    const ours = await median({ kind: 'prometheus', url: books.url }, textOf(asked, pipeline, range));
    const theirs =
      replaced && (await median({ kind: 'prometheus', url: single.url }, filled(replaced, range)));
    found.set(name, { ours, ...(theirs && { theirs }) });
  }
  return found;
}

async function median(engine: Engine, query: string): Promise<Read> {
  const all: Read[] = [];
  for (let nth = 0; nth < 5; nth++) all.push(await instant(engine, query, range.to));
  return { samples: all[0]!.samples, ms: all.map(({ ms }) => ms).sort((x, y) => x - y)[2]! };
}

/** Two replicas, one of which starts anew; the samples that lie near the ends of the range, and all of each hour. */
async function booksOf(options: SimulateOptions): Promise<Prometheus> {
  const prometheus = await startForReplay();
  const fleet = simulate(options, { record: () => {} });
  const moments = [range.from, range.to];
  const model = new RecordedModel(pipeline, {
    books: moments.map((at) => at - 10_000),
    everyThreeHours: every(3 * hour),
    everyHour: every(hour),
    ends: [],
  });
  const names = new Set(shown.map((one) => one.name));
  const portions = accumulated(only(fleet.exports, names), {
    to: fleet.end,
    every: 20 * minute,
    portion: 8 * hour,
    replicas: 2,
    restarts: [{ at: firstDay + 12.4 * day, replica: 0 }],
  });
  for (const portion of portions) {
    const recorded = model.take(portion);
    const whole = recorded.filter(({ name }) => /:(books|by_user_1h)$/.test(name));
    const looked = recorded.filter(({ name }) => /:(books_3h|by_user)$/.test(name));
    await backfill(prometheus, [
      ...whole,
      ...near(looked, 7 * hour),
      ...shifted(thinned(portion, moments, 20 * minute)),
    ]);
  }
  return prometheus;
}

function every(step: number): number[] {
  return Array.from(
    { length: Math.floor((31 * day) / step) },
    (_, nth) => firstDay + nth * step + 24 * minute,
  );
}

function* only(exports: Iterable<Export>, names: ReadonlySet<string>): Generator<Export> {
  for (const sent of exports) yield { ...sent, brings: sent.brings.filter(({ name }) => names.has(name)) };
}

/** Only what a look back from an end of the range can meet. */
function near(all: readonly Series[], within: number): Series[] {
  return all.map(({ name, labels, samples }) => ({
    name,
    labels,
    samples: samples.filter(([at]) => [range.from, range.to].some((end) => at <= end && at > end - within)),
  }));
}

/** The last sample before an end of the range as a store with a sample a minute has it. */
function shifted(all: readonly Series[]): Series[] {
  return all.map(({ name, labels, samples }) => ({
    name,
    labels,
    samples: samples.flatMap(([at, value]) => {
      const end = [range.from, range.to].find((one) => at <= one && at > one - 20 * minute);
      return end === undefined ? [] : [[end - 20_000, value] as const];
    }),
  }));
}

/** The cost counters of every session, a sample a minute. */
async function sessionsOf(options: SimulateOptions): Promise<Prometheus> {
  const prometheus = await startForReplay();
  const habits = { cumulative: 1, severalMachines: 0, sharedSession: 0 };
  const fleet = simulate({ ...options, habits }, { record: () => {} });
  for (const portion of perSession(costOnly(fleet.exports), { to: fleet.end, portion: day })) {
    await backfill(prometheus, portion);
  }
  return prometheus;
}

function* costOnly(exports: Iterable<Export>): Generator<Export> {
  for (const sent of exports) {
    if (sent.signal !== 'metrics') continue;
    const resourceMetrics = sent.body.resourceMetrics.map(({ resource, scopeMetrics }) => ({
      resource,
      scopeMetrics: scopeMetrics.map(({ scope, metrics: all }) => ({
        scope,
        metrics: all.filter(({ name }) => name === metrics.costUsage.name),
      })),
    }));
    yield { ...sent, body: { resourceMetrics } };
  }
}
