import { simulate, type Export } from '../../pipeline/simulator/index.js';
import { collector } from '../../queries/pipeline.js';
import { request, startLoki, type Loki, type LokiOptions } from '../engines/index.js';
import type { World } from './numbers-findings.js';
import type { Troop } from './numbers-fleets.js';
import { readingsOf } from './numbers-measures.js';
import { noteCopies, writtenOut } from './numbers-copies.js';
import { Truth } from './numbers-truth.js';

/** The events of a fleet in Loki, as its exports brought them, and what of them it keeps twice. */
export async function inLoki(
  troop: Troop,
  options: LokiOptions = {},
): Promise<{ readonly loki: Loki; readonly world: World; readonly records: number }> {
  const loki = await startLoki({ flags: patience, limits: wholeDays, ...options });
  const fleet = simulate(troop.options, { record: (entry) => truth.record(entry) });
  const truth = new Truth(fleet.settings.keys, readingsOf('event'));
  const records = await pushAll(loki, truth.watch(fleet.exports));
  if (truth.repeated.length > 0) {
    await writtenOut(loki);
    await noteCopies(loki, truth);
  }
  const world: World = {
    name: 'events',
    fleet: troop.name,
    pipeline: collector({ prefer: 'events' }),
    engine: { kind: 'loki', url: loki.url },
    truth,
    reach: () => 'stored',
  };
  return { loki, world, records };
}

/** Loki closes the connection of an answer that takes longer; on a busy machine some do. */
export const patience = ['-server.http-write-timeout=5m', '-querier.query-timeout=5m'];

/** By itself Loki splits 30 days into 720 parts, each of many: the same answer, seconds to minutes later. */
export const wholeDays = {
  split_queries_by_interval: '24h',
  split_instant_metric_queries_by_interval: '24h',
};

const inOne = 2_000;
const atOnce = 4;

/** Many exports in one request, several at a time: Loki takes each record as if it came by itself. */
export async function pushAll({ url }: Loki, exports: Iterable<Export>): Promise<number> {
  const under = new Set<Promise<void>>();
  let held: object[] = [];
  let [records, waiting] = [0, 0];
  const push = async () => {
    const body = JSON.stringify({ resourceLogs: held });
    [held, waiting] = [[], 0];
    const headers = { 'content-type': 'application/json' };
    const pushed = request(`${url}/otlp/v1/logs`, { method: 'POST', headers, body }, 120_000).then(() => {});
    under.add(pushed);
    // What failed stays, to be met below.
    void pushed.then(
      () => under.delete(pushed),
      () => {},
    );
    if (under.size >= atOnce) await Promise.race(under);
  };
  for (const sent of exports) {
    if (sent.signal !== 'logs') continue;
    for (const resource of sent.body.resourceLogs) {
      held.push(resource);
      for (const { logRecords } of resource.scopeLogs) {
        waiting += logRecords.length;
        records += logRecords.length;
      }
    }
    if (waiting >= inOne) await push();
  }
  if (held.length > 0) await push();
  await Promise.all(under);
  return records;
}
