import { expect, test } from 'vitest';
import { until } from '../../engines/index.js';
import { Client } from './client.js';
import { eventChain } from './event-chain.js';
import { GrpcClient, services } from './grpc.js';
import { eventsExport } from './otlp-bytes.js';
import { ask, loki as lokiQuery } from './stores.js';

const chain = eventChain();

const count = (name: string) =>
  `sum(count_over_time({service_name="claude-code"} | event_name="${name}" [1h]))`;

async function arrived(name: string, expected: number): Promise<number> {
  const now = async () => (await ask(lokiQuery(chain.loki), count(name)))[''] ?? 0;
  await until('the events', async () => (await now()) >= expected).catch(() => {});
  return now();
}

test('every event of many processes arrives once, with its attributes', async () => {
  const clients = Array.from({ length: 10 }, (_, i) => {
    const team = i % 2 ? { team: 'web' } : {};
    return new Client(chain.collector.url, { session: `s${i}`, user: `dev${i % 3}@example.com`, ...team });
  });
  await Promise.all(
    clients.map(async (client) => {
      for (let i = 0; i < 20; i += 1) await client.event('api_request', { cost_usd: '0.25', model: 'opus' });
    }),
  );
  expect(await arrived('api_request', 200)).toBe(200);
  const cost =
    'sum by (team) (sum_over_time({service_name="claude-code"} | event_name="api_request" | unwrap cost_usd [1h]))';
  expect(await ask(lokiQuery(chain.loki), cost, 'team')).toEqual({ web: 25, '': 25 });
});

test('an event with a text too long for Loki is cut, and takes no other with it', async () => {
  const client = new Client(chain.collector.url, { session: 'long', user: 'dev@example.com' });
  const text = '€'.repeat(61_440);
  await Promise.all(
    Array.from({ length: 5 }, (_, i) => client.event('api_request_body', i === 2 ? { body: text } : {})),
  );
  expect(await arrived('api_request_body', 5)).toBe(5);
});

test('an export of many long texts arrives over gRPC as over HTTP', async () => {
  const ids = Array.from({ length: 100 }, (_, i) => `large-${i}`);
  const grpc = new GrpcClient(chain.collector);
  const message = eventsExport(ids, { bytes: 60_000 });
  expect(await grpc.call({ path: services.events, messages: [message] })).toBe(0);
  grpc.close();
  expect(await arrived('api_request_body', 5 + ids.length)).toBe(5 + ids.length);
});
