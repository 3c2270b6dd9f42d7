import {
  accumulated,
  backfill,
  simulate,
  type Export,
  type Fleet,
  type SimulateOptions,
} from '../../pipeline/simulator/index.js';
import { pushLogs, startLoki, startPrometheus, type LogsRequest } from '../engines/index.js';

/** The fleet of the recorded sample: eight days of work that end on a Thursday afternoon. */
export const sampleFleet = {
  developers: 10,
  days: 8,
  seed: 5,
  start: '2026-03-05',
  zones: [0, 1],
  sessionsPerDay: 2,
  habits: { withoutTeam: 0.15 },
  client: { OTEL_LOG_TOOL_DETAILS: true },
} as const;

/** What "now" is in the sample. */
export const sampleNow = Date.UTC(2026, 2, 12, 16);

export interface SampleStage {
  readonly fleet: Fleet;
  readonly developers: number;
  readonly now: number;
  readonly stores: { readonly prometheus: string; readonly loki: string };
  stop(): Promise<void>;
}

/** Real stores with the sample's fleet in them, as the collector would have brought it. */
export async function startSample(
  fleet: SimulateOptions = sampleFleet,
  now = sampleNow,
  split = '12h',
): Promise<SampleStage> {
  // Loki makes 24 queries of one over a day: the same answer, but on one machine nine times as slow.
  const patient = {
    flags: ['-server.http-write-timeout=300s'],
    limits: {
      query_timeout: '300s',
      split_queries_by_interval: '24h',
      split_instant_metric_queries_by_interval: split,
    },
  };
  const [prometheus, loki] = await Promise.all([startPrometheus(), startLoki(patient)]);
  const stop = async () => {
    await Promise.all([prometheus.stop(), loki.stop()]);
  };
  const stores = { prometheus: prometheus.url, loki: loki.url };
  try {
    const filled = await fillStores(stores, { fleet, now });
    return { fleet: filled, developers: fleet.developers, now, stores, stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

/** Writes what a fleet brings up to a moment into stores, and returns the fleet, its ledger full. */
export async function fillStores(
  stores: SampleStage['stores'],
  { fleet, now }: { readonly fleet: SimulateOptions; readonly now: number },
): Promise<Fleet> {
  const told = simulate(fleet);
  await Promise.all([
    backfill(accumulated(simulate(fleet).exports, { to: now, every: 240_000 }), {
      endpoint: `${stores.prometheus}/api/v1/otlp`,
    }),
    // One request after the other and none twice: a store that is slow must not count double.
    pushLogs({ url: stores.loki }, [...merged(told.exports)]),
  ]);
  return told;
}

const exportsInOne = 300;

/** Events of many exports in one request: Loki takes them as if a collector had batched them. */
function* merged(exports: Iterable<Export>): Generator<LogsRequest> {
  let held: LogsRequest['resourceLogs'][number][] = [];
  let count = 0;
  for (const sent of exports) {
    if (sent.signal !== 'logs') continue;
    held.push(...sent.body.resourceLogs);
    count += 1;
    if (count < exportsInOne) continue;
    yield { resourceLogs: held };
    held = [];
    count = 0;
  }
  if (held.length > 0) yield { resourceLogs: held };
}
