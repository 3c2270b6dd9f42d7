import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { request, showLogsOnFailure, until, type Collector } from '../../engines/index.js';
import { Client } from './client.js';
import { startChain } from './stores.js';

let collector: Collector;
beforeAll(async () => {
  collector = await startChain({ counters: 'scraped', own: { team: 'team' } });
});
afterAll(() => collector.stop());
beforeEach(() => showLogsOnFailure(collector));

/** The published lines of one user: labels without `job` and `instance`, and the value. */
async function published(user: string): Promise<Record<string, number>> {
  const text = await request(`http://127.0.0.1:${collector.ports.prometheus}/metrics`);
  const lines = text.split('\n').filter((line) => line.includes(`user_email="${user}"`));
  return Object.fromEntries(
    lines.map((line) => {
      const [, labels, value] = /^(\w+\{.*\}) (\S+)$/.exec(line)!;
      return [labels!.replace(/,?(job|instance|user_email)="[^"]*"/g, '').replace('{,', '{'), Number(value)];
    }),
  );
}

async function settled(user: string, expected: Record<string, number>): Promise<void> {
  const isThere = async () => JSON.stringify(await published(user)) === JSON.stringify(expected);
  await until('the counters', isThere, 5000).catch(() => {});
  expect(await published(user)).toEqual(expected);
}

const cost = 'claude_code_cost_usage_USD_total';

test('points of one request that become one stream are added, all of them', async () => {
  const user = 'crowd@example.com';
  const increments = Array.from({ length: 2000 }, (_, i) => ({
    metric: 'cost.usage' as const,
    by: 0.25,
    attributes: { 'prompt.id': `p${i}` },
  }));
  await new Client(collector.url, { session: 'crowd', user }).export(increments);
  await settled(user, { [`${cost}{}`]: 500 });
});

test('many processes of one person at once add up', async () => {
  const user = 'parallel@example.com';
  const clients = Array.from(
    { length: 20 },
    (_, i) => new Client(collector.url, { session: `p${i}`, user, version: `2.1.${i}` }),
  );
  await Promise.all(
    clients.map(async (client) => {
      for (let i = 0; i < 50; i += 1) await client.export([{ metric: 'cost.usage', by: 1 }]);
    }),
  );
  await settled(user, { [`${cost}{}`]: 1000 });
});

test('whole and broken numbers of one stream add up', async () => {
  const user = 'numbers@example.com';
  const broken = new Client(collector.url, { session: 'broken', user });
  const whole = new Client(collector.url, { session: 'whole', user, integers: true });
  await broken.export([{ metric: 'cost.usage', by: 0.5 }]);
  await whole.export([{ metric: 'cost.usage', by: 2 }]);
  await whole.export([{ metric: 'cost.usage', by: 0 }]);
  await broken.export([{ metric: 'cost.usage', by: 0.25 }]);
  await settled(user, { [`${cost}{}`]: 2.75 });
});

test('a team in the resource and a team on the point are one team', async () => {
  const user = 'team@example.com';
  const older = new Client(collector.url, { session: 'older', user, team: 'web' });
  const newer = new Client(collector.url, { session: 'newer', user, team: 'web', keysOnPoints: true });
  await older.export([{ metric: 'cost.usage', by: 1 }]);
  await newer.export([{ metric: 'cost.usage', by: 2 }]);
  await settled(user, { [`${cost}{team="web"}`]: 3 });
});

test('who has no address is known by the installation', async () => {
  await new Client(collector.url, { session: 'nameless' }).export([{ metric: 'cost.usage', by: 1 }]);
  await settled('install-nameless', { [`${cost}{}`]: 1 });
});

test('a client with running totals counts once, also when it goes on under the same session', async () => {
  const user = 'totals@example.com';
  for (const by of [5, 3]) {
    const client = new Client(collector.url, { session: 'totals', user, temporality: 'cumulative' });
    await client.export([{ metric: 'cost.usage', by }]);
    await client.export([]);
    await client.export([{ metric: 'cost.usage', by: 1 }]);
  }
  await settled(user, { [`${cost}{}`]: 10 });
});

test('metrics of others are not taken in', async () => {
  const point = { timeUnixNano: '1', asDouble: 1, attributes: [] };
  const metrics = [
    { name: 'http.requests', sum: { aggregationTemporality: 1, isMonotonic: true, dataPoints: [point] } },
  ];
  await request(`${collector.url}/v1/metrics`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resourceMetrics: [{ scopeMetrics: [{ metrics }] }] }),
  });
  const user = 'after@example.com';
  await new Client(collector.url, { session: 'after', user }).export([{ metric: 'cost.usage', by: 1 }]);
  await settled(user, { [`${cost}{}`]: 1 });
  expect(await request(`http://127.0.0.1:${collector.ports.prometheus}/metrics`)).not.toContain(
    'http_requests',
  );
});
