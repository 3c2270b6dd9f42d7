import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  accumulated,
  backfill,
  openMetricsLines,
  perSession,
  calm,
  send,
  simulate,
  type Fleet,
} from '../../../pipeline/simulator/index.js';
import {
  request,
  showLogsOnFailure,
  startLoki,
  startPrometheus,
  until,
  type Loki,
  type Prometheus,
} from '../../engines/index.js';

const hour = 3_600_000;
const start = Math.floor(Date.now() / hour) * hour - 72 * hour;
const options = { developers: 4, days: 1, seed: 6, start, weekends: 1 } as const;

let prometheus: Prometheus;
let loki: Loki;
const fleet: Fleet = simulate(options);
const exports = [...fleet.exports];

beforeAll(async () => {
  const sessions = simulate({ ...options, ...calm, habits: { ...calm.habits, cumulative: 1 } });
  const history = [
    ...openMetricsLines(perSession(sessions.exports, { to: sessions.end, every: 5 * 60_000 })),
  ];
  [prometheus, loki] = await Promise.all([
    startPrometheus({ history: `${history.join('\n')}\n` }),
    startLoki(),
  ]);
});

beforeEach(() => showLogsOnFailure(prometheus, loki));
afterAll(async () => {
  await loki?.stop();
  await prometheus?.stop();
});

type Answer = { data: { result: { metric: Record<string, string>; value: [number, string] }[] } };

async function ask(address: string, query: string, time: number): Promise<Record<string, number>> {
  const search = new URLSearchParams({ query, time: String(time / 1_000) });
  const { data } = JSON.parse(await request(`${address}?${search}`)) as Answer;
  return Object.fromEntries(
    data.result.map(({ metric, value }) => [Object.values(metric).join(), Number(value[1])]),
  );
}

test('history in Prometheus: the difference of two samples a series is what arrived between them', async () => {
  const portions = accumulated(exports, { to: fleet.end, replicas: 2 });
  const written = await backfill(portions, { endpoint: `${prometheus.url}/api/v1/otlp` });
  expect(written).toBeGreaterThan(50_000);
  const from = start + 10 * hour;
  const to = start + 23 * hour;
  const counter = 'claude_code_cost_usage_USD_total{instance=~"replica.*"}';
  const query = `sum by (team) (${counter} - (${counter} offset 13h or ${counter} * 0))`;
  const found = await ask(`${prometheus.url}/api/v1/query`, query, to);
  const wanted = fleet.ledger.total({ measure: 'cost', from, to, by: ['team'] });
  const minute = fleet.ledger.total({ measure: 'cost', from: from - 60_000, to: from });
  for (const [team, cost] of wanted) expect(Math.abs(found[team]! - cost)).toBeLessThan(minute + 1e-6);
});

test('history from blocks: cumulative sessions are there one by one', async () => {
  const query =
    'count(count by (session_id) (max_over_time(claude_code_cost_usage_USD_total{session_id!=""}[1d])))';
  const answer = async () => Object.values(await ask(`${prometheus.url}/api/v1/query`, query, fleet.end))[0];
  const found = await until('the blocks', async () => ((await answer()) ?? 0) > 5 && answer());
  const again = simulate({ ...options, ...calm, habits: { ...calm.habits, cumulative: 1 } });
  for (const _ of again.exports);
  expect(found).toBe(again.ledger.distinct({ measure: 'cost', of: 'session' }));
});

test('history in Loki: sums over events are the ledger', async () => {
  const endpoint = `${loki.url}/otlp`;
  const report = await send(exports, { endpoint, pace: 'fast', only: 'logs', parallel: 1 });
  expect(report.refused).toBe(0);
  const query =
    'sum by (team) (sum_over_time({service_name=~"claude-code.*"} | event_name="api_request" | unwrap cost_usd [1d]))';
  const found = await ask(`${loki.url}/loki/api/v1/query`, query, fleet.end);
  const wanted = fleet.ledger.total({ measure: 'cost', source: 'event', by: ['team'] });
  expect(Object.keys(found).sort()).toEqual([...wanted.keys()].sort());
  for (const [team, cost] of wanted) expect(found[team], team).toBeCloseTo(cost, 6);
});
