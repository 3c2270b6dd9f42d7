import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { scrapeJob, type CollectorOptions } from '../../../pipeline/collector/index.js';
import {
  showLogsOnFailure,
  startPrometheus,
  until,
  type Collector,
  type Prometheus,
} from '../../engines/index.js';
import { Client, type ClientOptions, type Increment } from './client.js';
import { ask, startChain } from './stores.js';

/** Whether the counters get to Prometheus by its scrape or by being sent. */
const paths: Record<string, (prometheus: Prometheus) => CollectorOptions['counters']> = {
  scraped: () => 'scraped',
  'pushed over OTLP': ({ url }) => ({ pushTo: { protocol: 'otlp', endpoint: `${url}/api/v1/otlp` } }),
  'pushed over remote write': ({ url }) => ({
    pushTo: { protocol: 'remoteWrite', endpoint: `${url}/api/v1/write` },
  }),
};

const versions = ['2.1.120', '2.1.161', '2.1.240'];
const people = Array.from({ length: 6 }, (_, i) => `dev${i}@example.com`);
const teamOf = (person: number) => ['platform', 'web', undefined][person % 3];

/** Five processes a person: two machines, three versions, a third of them with totals, two in one session. */
function processes(url: string): Client[] {
  return people.flatMap((user, person) =>
    Array.from({ length: 5 }, (_, i) => {
      const team = teamOf(person);
      const version = versions[i % 3]!;
      const options: ClientOptions = {
        session: `session-${person}-${i === 4 ? 3 : i}`,
        user,
        version,
        os: i % 2 ? 'darwin' : 'linux',
        keysOnPoints: version !== '2.1.120',
        temporality: i % 3 === 1 ? 'cumulative' : 'delta',
        countUnit: version === '2.1.120' ? 'count' : '',
        ...(team && { team }),
      };
      return new Client(url, options);
    }),
  );
}

const models = ['opus', 'sonnet'];
const querySources = ['main', 'subagent'];

/** Quarters add up without rounding, so a difference of 0 can be asked for. */
function increments(round: number): Increment[] {
  const attributes = {
    model: models[round % 2]!,
    query_source: querySources[round % 2]!,
    effort: `e${round}`,
  };
  return [
    ...(round === 0
      ? [{ metric: 'session.count', by: 1, attributes: { start_type: 'fresh' } } as const]
      : []),
    { metric: 'cost.usage', by: 0.25 + (round % 4) / 4, attributes },
    { metric: 'token.usage', by: 100 + round, attributes: { ...attributes, type: 'input' } },
    { metric: 'token.usage', by: 7, attributes: { ...attributes, type: 'output' } },
  ];
}

const ROUNDS = 12;
const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0);
const costOfOne = sum(Array.from({ length: ROUNDS }, (_, round) => increments(round).at(-3)!.by));
const outputOfOne = 7 * ROUNDS;

describe.each(Object.keys(paths))('counters, %s', (path) => {
  let prometheus: Prometheus;
  let collector: Collector;
  beforeAll(async () => {
    prometheus = await startPrometheus();
    collector = await startChain({ counters: paths[path]!(prometheus) });
    if (path === 'scraped') {
      const targets = [`127.0.0.1:${collector.ports.prometheus}`];
      await prometheus.configure({ scrape_configs: [scrapeJob({ targets, seconds: 1 })] });
    }
    await Promise.all(
      processes(collector.url).map(async (client) => {
        for (let round = 0; round < ROUNDS; round += 1) await client.export(increments(round));
      }),
    );
    const all = people.length * 5 * costOfOne;
    const cost = 'sum(claude_code_cost_usage_USD_total)';
    await until('all counters', async () => (await ask(prometheus, cost))[''] === all).catch(() => {});
  });
  afterAll(async () => {
    await collector.stop();
    await prometheus.stop();
  });
  beforeEach(() => showLogsOnFailure(collector, prometheus));

  test('cost by team is what was sent, and what has no team stands apart', async () => {
    expect(await ask(prometheus, 'sum by (team) (claude_code_cost_usage_USD_total)', 'team')).toEqual({
      platform: 10 * costOfOne,
      web: 10 * costOfOne,
      '': 10 * costOfOne,
    });
  });

  test('cost by user is what was sent', async () => {
    const byUser = await ask(
      prometheus,
      'sum by (user_email) (claude_code_cost_usage_USD_total)',
      'user_email',
    );
    expect(byUser).toEqual(Object.fromEntries(people.map((user) => [user, 5 * costOfOne])));
  });

  test('tokens by type are what was sent', async () => {
    const byType = await ask(prometheus, 'sum by (type) (claude_code_token_usage_tokens_total)', 'type');
    const input = sum(Array.from({ length: ROUNDS }, (_, round) => 100 + round));
    expect(byType).toEqual({ input: 30 * input, output: 30 * outputOfOne });
  });

  test('sessions are counted whole, whatever unit the client names', async () => {
    const byStart = await ask(
      prometheus,
      'sum by (start_type) (claude_code_session_count_total)',
      'start_type',
    );
    expect(byStart).toEqual({ fresh: 30 });
  });

  test('no series knows of a session, a version or a machine', async () => {
    const series = await ask(prometheus, 'count({__name__=~"claude_code_.*"})');
    // Six people; cost has two label sets each, tokens four, sessions one.
    expect(series['']).toBe(6 * (2 + 4 + 1));
  });

  test('the replica names itself', async () => {
    const instances = Object.keys(
      await ask(prometheus, 'count by (instance) (claude_code_session_count_total)', 'instance'),
    );
    expect(instances).toEqual([expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)]);
  });
});
