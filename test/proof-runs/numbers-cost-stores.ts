import {
  accumulated,
  perSession,
  simulate,
  type Export,
  type Series,
  type SimulateOptions,
} from '../../pipeline/simulator/index.js';
import { metrics } from '../../queries/catalog/index.js';
import { collector } from '../../queries/pipeline.js';
import { backfill, type Prometheus } from '../engines/index.js';
import { RecordedModel } from '../rules/support/recorded-model.js';
import { startForReplay } from '../rules/support/replay.js';
import { thinned } from './numbers-accumulated.js';
import { firstDay } from './numbers-fleets.js';
import { day, hour, minute } from './numbers-ranges.js';

export const pipeline = collector({ books: true });
/** What is asked for; only its ends are written of what is read at its ends alone. */
export const range = { from: firstDay + day, to: firstDay + 31 * day };

const shown = [metrics.costUsage, metrics.tokenUsage, metrics.sessionCount];

/** Two replicas, one of which starts anew; the samples that lie near the ends of the range, and all of each hour. */
export async function booksOf(options: SimulateOptions): Promise<Prometheus> {
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
export async function sessionsOf(options: SimulateOptions): Promise<Prometheus> {
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
