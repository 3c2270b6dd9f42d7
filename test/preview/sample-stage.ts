import {
  accumulated,
  backfill,
  send,
  simulate,
  type Export,
  type Fleet,
  type LogsBody,
  type StoredExport,
} from '../../pipeline/simulator/index.js';
import { startLoki, startPrometheus } from '../engines/index.js';

/** The fleet of the recorded sample: nine days of work that end on a Thursday afternoon. */
export const sampleFleet = {
  developers: 12,
  days: 9,
  seed: 5,
  start: '2026-03-04',
  zones: [0, 1],
  habits: { withoutTeam: 0.15 },
} as const;

/** What "now" is in the sample. */
export const sampleNow = Date.UTC(2026, 2, 12, 16);

export interface SampleStage {
  readonly fleet: Fleet;
  readonly now: number;
  readonly stores: { readonly prometheus: string; readonly loki: string };
  stop(): Promise<void>;
}

/** Real stores with the sample's fleet in them, as the collector would have brought it. */
export async function startSample(
  fleetOptions: Parameters<typeof simulate>[0] = sampleFleet,
): Promise<SampleStage> {
  const [prometheus, loki] = await Promise.all([startPrometheus(), startLoki()]);
  const stop = async () => {
    await Promise.all([prometheus.stop(), loki.stop()]);
  };
  try {
    await Promise.all([
      backfill(accumulated(simulate(fleetOptions).exports, { to: sampleNow, every: 240_000 }), {
        endpoint: `${prometheus.url}/api/v1/otlp`,
      }),
      send(merged(simulate(fleetOptions).exports), {
        endpoint: `${loki.url}/otlp`,
        pace: 'fast',
        only: 'logs',
        parallel: 1,
      }),
    ]);
  } catch (thrown) {
    await stop();
    throw thrown;
  }
  const stores = { prometheus: prometheus.url, loki: loki.url };
  return { fleet: simulate(fleetOptions), now: sampleNow, stores, stop };
}

const exportsInOne = 300;

/** Events of many exports in one request: Loki takes them as if a collector had batched them. */
function* merged(exports: Iterable<Export>): Generator<StoredExport> {
  let held: LogsBody['resourceLogs'][number][] = [];
  let at = 0;
  let count = 0;
  const portion = (): StoredExport => ({ at, process: 'all', signal: 'logs', body: { resourceLogs: held } });
  for (const sent of exports) {
    if (sent.signal !== 'logs') continue;
    at = sent.at;
    held.push(...sent.body.resourceLogs);
    count += 1;
    if (count < exportsInOne) continue;
    yield portion();
    held = [];
    count = 0;
  }
  if (held.length > 0) yield portion();
}
