import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CollectorOptions } from '../../../pipeline/collector/index.js';
import {
  request,
  showLogsOnFailure,
  startLoki,
  startPrometheus,
  until,
  type Loki,
  type Prometheus,
} from '../../engines/index.js';
import { Client } from './client.js';
import { live } from './lives.js';
import { ask, eventIds, lastScrape, startChain } from './stores.js';

let prometheus: Prometheus;
let loki: Loki;
let folder: string;
beforeAll(async () => {
  [prometheus, loki] = await Promise.all([startPrometheus(), startLoki()]);
});
afterAll(() => Promise.all([prometheus.stop(), loki.stop()]));
beforeEach(async () => {
  showLogsOnFailure(prometheus, loki);
  folder = await mkdtemp(join(tmpdir(), 'ccboards-restart-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const pushed = (): CollectorOptions => ({
  counters: { pushTo: { protocol: 'otlp', endpoint: `${prometheus.url}/api/v1/otlp` } },
  events: { lokiOtlpEndpoint: `${loki.url}/otlp` },
});

/** The total over all replicas there ever were. */
const total = async (user: string) =>
  (await ask(prometheus, `sum(max_over_time(claude_code_cost_usage_USD_total{user_email="${user}"}[1h]))`))[
    ''
  ] ?? 0;

interface Sent {
  readonly id: string;
  readonly acknowledged: number;
}

/** Exports a counter and an event, one pair after the other, until told to stop; remembers what was acknowledged. */
async function keepSending(client: Client, signal: { stopped: boolean }): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (let i = 0; !signal.stopped; i += 1) {
    const id = `${client.options.session}-${i}`;
    try {
      await client.export([{ metric: 'cost.usage', by: 1 }]);
      await client.event('api_request', { request_id: id });
      sent.push({ id, acknowledged: Date.now() });
      await sleep(20);
    } catch {
      return sent;
    }
  }
  return sent;
}

test('killed it loses no acknowledged event, and of counters only what came since the last scrape', async () => {
  const user = 'killed@example.com';
  const sent: Sent[] = [];
  let atRisk = 0;
  for (const life of [1, 2]) {
    const collector = await startChain(pushed(), { folder });
    const signal = { stopped: false };
    const clients = [0, 1, 2].map((i) => new Client(collector.url, { session: `killed-${life}-${i}`, user }));
    const work = Promise.all(clients.map((client) => keepSending(client, signal)));
    const began = Date.now();
    // Time enough for most of it to be older than the last scrape.
    await until('scrapes', async () => (await lastScrape(prometheus, user)) > began + 3000);
    await collector.stop('KILL');
    signal.stopped = true;
    const acknowledged = (await work).flat();
    sent.push(...acknowledged);
    // What was acknowledged a batch before the newest scrape that was stored was on the page.
    const scraped = (await lastScrape(prometheus, user)) - 1000;
    const late = acknowledged.filter((one) => one.acknowledged > scraped).length;
    expect(acknowledged.length).toBeGreaterThan(late);
    atRisk += late;
    expect(sent.length - (await total(user))).toBeLessThanOrEqual(atRisk);
  }
  const last = await startChain(pushed(), { folder });
  const everyEvent = async () => {
    const found = await eventIds(loki, 'killed');
    return sent.every(({ id }) => found.has(id));
  };
  await until('every acknowledged event', everyEvent);
  await last.stop();
});

test('events wait on disk while Loki is away, whatever happens to the collector', async () => {
  const away = { ...pushed(), events: { lokiOtlpEndpoint: 'http://127.0.0.1:9/otlp' } };
  const first = await startChain(away, { folder });
  const client = new Client(first.url, { session: 'waiting', user: 'waiting@example.com' });
  const ids = Array.from({ length: 50 }, (_, i) => `waiting-${i}`);
  for (const id of ids) await client.event('api_request', { request_id: id });
  await first.stop('KILL');
  const second = await startChain(pushed(), { folder });
  const everyEvent = async () => {
    const now = await eventIds(loki, 'waiting');
    return now.size >= ids.length && now;
  };
  const found = await until('the events', everyEvent);
  await second.stop();
  expect([...found].sort()).toEqual([...ids].sort());
});

test.each(['in peace', 'in peace, again', 'in peace, once more'])(
  'stopped %s it takes a last look at its own page before that closes',
  async (name) => {
    const user = `stopped-${name.replaceAll(/\W+/g, '-')}@example.com`;
    const collector = await startChain({ ...pushed(), scrapeSeconds: 6, batchMs: 20 });
    const client = new Client(collector.url, { session: 'stopped', user });
    await client.export([{ metric: 'cost.usage', by: 1 }]);
    await until('the first scrape', async () => (await total(user)) === 1);
    await client.export([{ metric: 'cost.usage', by: 41 }]);
    const page = `http://127.0.0.1:${collector.ports.prometheus}/metrics`;
    await until('both on the page', async () => (await request(page)).includes('} 42'));
    await collector.stop();
    expect(await total(user)).toBe(42);
  },
);

test('each start is another replica, so no total ever goes down', async () => {
  const user = 'again@example.com';
  for (const by of [30, 4, 8]) {
    const collector = await startChain(pushed(), { folder });
    const client = new Client(collector.url, { session: 'again', user });
    await client.export([{ metric: 'cost.usage', by }]);
    const value = `claude_code_cost_usage_USD_total{user_email="${user}"} == ${by}`;
    await until('the counter', async () => Object.keys(await ask(prometheus, value)).length > 0);
    await collector.stop();
  }
  expect(await total(user)).toBe(42);
  const resets = `sum(resets(claude_code_cost_usage_USD_total{user_email="${user}"}[1h]))`;
  expect(await ask(prometheus, resets)).toEqual({ '': 0 });
});

test.each(['scraped', 'otlp'] as const)(
  'stopped a scrape interval after its last client it loses nothing, %s',
  async (way) => {
    const user = `drained-${way}@example.com`;
    const lokiUrl = loki.url;
    const times = { count: 2, seconds: 2, drain: 1, clients: 3 };
    const { acknowledged, last } = await live({
      way,
      how: 'TERM',
      ...times,
      prometheus,
      lokiUrl,
      folder,
      user,
    });
    const { increments, events } = acknowledged;
    expect(increments.length).toBeGreaterThan(0);
    await until('all of it', async () => (await total(user)) >= increments.length).catch(() => {});
    expect(await total(user)).toBe(increments.length);
    const everyEvent = async () => (await eventIds(loki, user)).size >= events.length;
    await until('every acknowledged event', everyEvent);
    await last.stop();
  },
  120_000,
);
