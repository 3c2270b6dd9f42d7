import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { request, until } from '../../engines/index.js';
import { Client } from './client.js';
import { eventChain } from './event-chain.js';
import { ask, loki as lokiQuery, startChain } from './stores.js';

const salt = 'a grain of salt';
const hashOf = (name: string) => createHash('sha256').update(`${salt}${name}`).digest('hex');

const chain = eventChain({
  hash: { as: 'user.hash', saltFromEnv: 'USER_SALT' },
  env: { USER_SALT: salt },
});

test('people are a hash on counters and events, the same on both, and their names are stored nowhere', async () => {
  const { loki, collector } = chain;
  const ada = new Client(collector.url, { session: 's1', user: 'ada@example.com' });
  const nobody = new Client(collector.url, { session: 's2' });
  await ada.export([{ metric: 'cost.usage', by: 1.5 }]);
  await ada.event('api_request', { cost_usd: '1.5' });
  await nobody.event('api_request', { cost_usd: '0.5', 'user.id': 'machine-7', 'user.groups': 'red,blue' });

  const exposed = () => request(`http://127.0.0.1:${collector.ports.prometheus}/metrics`);
  await until('the counter', async () => (await exposed()).includes('claude_code_cost_usage'));
  expect(await exposed()).toContain(`user_hash="${hashOf('ada@example.com')}"`);
  expect(await exposed()).not.toContain('ada@example.com');

  const byHash =
    'sum by (user_hash) (sum_over_time({service_name="claude-code"} | event_name="api_request" | unwrap cost_usd [1h]))';
  const answer = () => ask(lokiQuery(loki), byHash, 'user_hash');
  await until('the events', async () => Object.keys(await answer()).length === 2);
  expect(await answer()).toEqual({ [hashOf('ada@example.com')]: 1.5, [hashOf('machine-7')]: 0.5 });

  const search = new URLSearchParams({ query: '{service_name="claude-code"}', limit: '10' });
  const stored = await request(`${loki.url}/loki/api/v1/query_range?${search}`);
  expect(stored).not.toMatch(/ada@example\.com|machine-7|red,blue/);
});

test('without a salt nobody is told from anybody', async () => {
  const hash = { as: 'user.hash', saltFromEnv: 'USER_SALT' };
  const unsalted = await startChain({ counters: 'scraped', hash }, { env: { USER_SALT: '' } });
  try {
    const ada = new Client(unsalted.url, { session: 's1', user: 'ada@example.com' });
    await ada.export([{ metric: 'cost.usage', by: 1.5 }]);
    const exposed = () => request(`http://127.0.0.1:${unsalted.ports.prometheus}/metrics`);
    await until('the counter', async () => (await exposed()).includes('claude_code_cost_usage'));
    expect(await exposed()).not.toMatch(/user_hash|ada@example/);
  } finally {
    await unsalted.stop();
  }
});
