import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { scrapeJob } from '../../../pipeline/collector/index.js';
import { accumulated, send, simulate, type Export, type Fleet } from '../../../pipeline/simulator/index.js';
import { metrics, promName } from '../../../queries/catalog/index.js';
import {
  request,
  showLogsOnFailure,
  startPrometheus,
  until,
  type Collector,
  type Prometheus,
} from '../../engines/index.js';
import { startChain } from '../collector/stores.js';

/** All troubles the simulator has, a day in twenty seconds. */
const options = {
  developers: 16,
  days: 1,
  seed: 19,
  zones: [0],
  habits: { withoutLogin: 0.1, cumulative: 0.4, resumes: 0.6, sharedSession: 0.5 },
  cumulativeTrouble: true,
  network: { lost: 0.02, repeated: 0.02 },
};

let prometheus: Prometheus;
let collector: Collector;
let fleet: Fleet;
const arrived: Export[] = [];

beforeAll(async () => {
  [prometheus, collector] = await Promise.all([startPrometheus(), startChain({ counters: 'scraped' })]);
  const targets = [`127.0.0.1:${collector.ports.prometheus}`];
  await prometheus.configure({ scrape_configs: [scrapeJob({ targets, seconds: 1 })] });
  fleet = simulate({ ...options, compression: { start: Date.now() + 500, speed: 4_320 } });
  const taken = function* () {
    for (const sent of fleet.exports) {
      arrived.push(sent);
      yield sent;
    }
  };
  await send(taken(), { endpoint: collector.url, only: 'metrics' });
});

beforeEach(() => showLogsOnFailure(prometheus, collector));
afterAll(async () => {
  await collector?.stop();
  await prometheus?.stop();
});

type Answer = {
  data: { result: { metric: Record<string, string>; value: [number, string] }[] };
};

/** The last value of each series, by its name and labels without the replica's name. */
async function live(): Promise<Map<string, number>> {
  const query = encodeURIComponent('{__name__=~"claude_code_.+"}');
  const answer = JSON.parse(await request(`${prometheus.url}/api/v1/query?query=${query}`)) as Answer;
  return new Map(answer.data.result.map(({ metric, value }) => [keyOf(metric), Number(value[1])]));
}

function keyOf(labels: Record<string, string>): string {
  const kept = Object.entries(labels).filter(([label]) => label !== 'instance');
  return JSON.stringify(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function modelled(): Map<string, number> {
  const values = new Map<string, number>();
  const to = Math.max(fleet.end, arrived.at(-1)!.at) + 1_000;
  for (const portion of accumulated(arrived, { to, every: 1_000, portion: 5_000 })) {
    for (const { name, labels, samples } of portion) {
      values.set(keyOf({ __name__: name, ...labels }), samples.at(-1)![1]);
    }
  }
  return values;
}

/** Where two stores differ, by more than rounding. */
function differences(found: Map<string, number>, wanted: Map<string, number>): string[] {
  const keys = [...new Set([...found.keys(), ...wanted.keys()])].sort();
  const differing = keys.filter((key) => !(Math.abs((found.get(key) ?? 0) - (wanted.get(key) ?? 0)) < 1e-6));
  return differing.map((key) => `${key}: ${found.get(key)} instead of ${wanted.get(key)}`);
}

test('the live chain holds what arrived, and the model of it has the same series with the same values', async () => {
  const wanted = modelled();
  expect(wanted.size).toBeGreaterThan(300);
  const settled = async () => differences(await live(), wanted).length === 0;
  await until('the last scrape', settled).catch(() => undefined);
  const found = await live();
  expect(differences(found, wanted)).toEqual([]);
  for (const metric of Object.values(metrics)) {
    const name = promName(metric, 'underscores');
    const total = [...found]
      .filter(([key]) => key.includes(`"${name}"`))
      .reduce((sum, [, value]) => sum + value, 0);
    expect(total, name).toBeCloseTo(fleet.ledger.total({ measure: { metric: metric.name } }), 6);
  }
});
