import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { simulate, type Entry, type Fleet } from '../../pipeline/simulator/index.js';
import { modelFamily } from '../../queries/catalog/index.js';
import { compile } from '../../queries/compile/index.js';
import { missing, type Dimension } from '../../queries/dimension.js';
import { activeUsers, apiDuration, cost, prompts, tokens, toolCalls } from '../../queries/measures/index.js';
import { collector, jsonEvents, type Pipeline } from '../../queries/pipeline.js';
import type { Asked } from '../../queries/question.js';
import { print } from '../../src/logql/index.js';
import { request, showLogsOnFailure, startLoki, until, type Loki } from '../engines/index.js';
import { asJson, asStreams, loggedIn, store, type Writer } from './support/shaped-logs.js';

const names = { cost_usd: 'usd', 'user.email': 'mail', 'event.name': 'kind' };
const promoted = ['event.name', 'team', 'model', 'user.email'];

const shapes: Readonly<Record<string, readonly [Writer, Parameters<typeof collector>[0]]>> = {
  metadata: [asStreams([]), {}],
  json: [asJson, jsonEvents],
  promoted: [asStreams(promoted), { streams: promoted }],
  renamed: [asStreams([], names), { keys: names }],
  'promoted and renamed': [
    asStreams(['event.name', 'team'], names),
    { keys: names, streams: ['event.name', 'team'] },
  ],
};

function pipelineOf(shape: string): Pipeline {
  return collector({ ...shapes[shape]![1], prefer: 'events', service: `${shape.replaceAll(' ', '-')}.*` });
}

let fleet: Fleet;
let loki: Loki;
beforeAll(async () => {
  const start = Math.floor(Date.now() / 86_400_000) * 86_400_000 - 2 * 86_400_000;
  fleet = simulate({
    developers: 4,
    hours: 15,
    seed: 5,
    start,
    weekends: 1,
    habits: { withoutLogin: 0.5, oldRelease: 0.4, withoutTeam: 0.3, largeContext: 0.5 },
  });
  const bodies = [...fleet.exports].flatMap((one) => (one.signal === 'logs' ? [one.body] : []));
  loki = await startLoki();
  for (const [shape, [write]] of Object.entries(shapes)) {
    await store(loki, loggedIn(bodies), `${shape.replaceAll(' ', '-')}-code`, write);
    // A line of something else must not spoil the answer.
    const other = {
      at: `${start + 3_600_000}000000`,
      body: 'claude_code.api_request is no event',
      attributes: {},
      resource: {},
    };
    await store(loki, [other], `${shape.replaceAll(' ', '-')}-other`, (one) => ({
      stream: write(one).stream,
      value: [one.at, one.body],
    }));
  }
  await until('the events', async () => (await ask(cost.total(), 'json')).get('') !== undefined);
});
afterAll(() => loki?.stop());
beforeEach(() => showLogsOnFailure(loki));

async function ask(
  asked: Asked,
  shape: string,
  chosen: Partial<Record<Dimension, string>> = {},
): Promise<Map<string, number>> {
  const filters = Object.keys(chosen) as Dimension[];
  const answer = compile(asked, { pipeline: pipelineOf(shape), filters });
  if (answer.engine !== 'loki') throw new Error('read from counters');
  const text = Object.entries(chosen).reduce(
    (query, [name, value]) => query.replaceAll(`$${name}`, value),
    print(answer.expr).replaceAll('$__range', '48h'),
  );
  const search = new URLSearchParams({ query: text, time: String(fleet.end / 1000 + 86_400) });
  const { data } = JSON.parse(await request(`${loki.url}/loki/api/v1/query?${search}`)) as {
    data: { result: { metric: Record<string, string>; value: [number, string] }[] };
  };
  const labels = asked.dimensions.map((one) => answer.labels[one]!);
  return new Map(
    data.result.map(({ metric, value }) => [labels.map((one) => metric[one] ?? '').join(), Number(value[1])]),
  );
}

/** What really happened, added up by anything an entry tells. */
function truth(
  of: (entry: Entry) => number | undefined,
  by: (entry: Entry) => string = () => '',
): Map<string, number> {
  const found = new Map<string, number>();
  for (const entry of fleet.ledger.all()) {
    const value = entry.kind === 'event' && entry.arrivals.length > 0 ? of(entry) : undefined;
    if (value !== undefined) found.set(by(entry), (found.get(by(entry)) ?? 0) + value);
  }
  return found;
}

const costOf = ({ name, own }: Entry) => (name === 'api_request' ? Number(own['cost_usd']) : undefined);
const userOf = ({ common }: Entry) =>
  String(common['user.email'] ?? common['user.account_uuid'] ?? common['user.id']);
const model = ({ own }: Entry) => String(own['model']);
const tool = ({ own }: Entry) => String(own['tool_name']);
const happened = (name: string) => (entry: Entry) => (entry.name === name ? 1 : undefined);
const teamOf = ({ common }: Entry) => String(common['team'] ?? 'unattributed');

function same(found: Map<string, number>, wanted: Map<string, number>): void {
  expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
  for (const [name, value] of wanted) expect(Math.abs(found.get(name)! - value), name).toBeLessThan(1e-6);
}

describe.each(Object.keys(shapes))('events as %s', (shape) => {
  test('the fleet has people without a login and clients whose own keys are on the resource only', () => {
    const all = fleet.ledger.all();
    expect(all.some(({ common }) => common['user.email'] === undefined)).toBe(true);
    expect(all.some(({ common }) => String(common['service.version']).startsWith('2.1.1'))).toBe(true);
    expect(truth(costOf, teamOf).size).toBeGreaterThan(2);
  });

  test('money, in all and by team, model, family and user', async () => {
    same(await ask(cost.total(), shape), truth(costOf));
    same(await ask(cost.total().by('team'), shape), truth(costOf, teamOf));
    same(await ask(cost.total().by('user'), shape), truth(costOf, userOf));
    same(await ask(cost.total().by('model'), shape), truth(costOf, model));
    same(
      await ask(cost.total().by('modelFamily'), shape),
      truth(costOf, (entry) => modelFamily(model(entry))),
    );
    same(
      await ask(cost.total().by('team', 'modelFamily'), shape),
      truth(costOf, (entry) => `${teamOf(entry)},${modelFamily(model(entry))}`),
    );
  });

  test('filters: a user, another user, no team, a family, what the reader chose', async () => {
    const [[user]] = [...truth(costOf, userOf)].filter(([name]) => !name.includes('@')) as [[string, number]];
    const only = (holds: (entry: Entry) => boolean) =>
      truth((entry) => (holds(entry) ? costOf(entry) : undefined));
    same(
      await ask(cost.total().where({ user }), shape),
      only((entry) => userOf(entry) === user),
    );
    same(
      await ask(cost.total().where({ user: { not: user } }), shape),
      only((entry) => userOf(entry) !== user),
    );
    const teamless = only((entry) => teamOf(entry) === 'unattributed');
    same(await ask(cost.total().where({ team: missing }), shape), teamless);
    same(await ask(cost.total().where({ team: 'unattributed' }), shape), teamless);
    const sonnet = only(({ own }) => modelFamily(String(own['model'])) === 'sonnet');
    same(await ask(cost.total().where({ modelFamily: 'sonnet' }), shape), sonnet);
    // Also those without an address: a drop-down lists them under the name that they have.
    for (const name of truth(costOf, userOf).keys()) {
      const chosen = { user: name.replaceAll('.', String.raw`\\.`), team: '.*', model: '.*' } as const;
      same(
        await ask(cost.total(), shape, chosen),
        only((entry) => userOf(entry) === name),
      );
    }
    same(await ask(cost.total(), shape, { user: '.*', team: '.*', model: '.*' }), truth(costOf));
  });

  test('counts, people, sums of several attributes, and percentiles', async () => {
    same(await ask(prompts.total().by('user'), shape), truth(happened('user_prompt'), userOf));
    same(await ask(toolCalls.total().by('tool'), shape), truth(happened('tool_result'), tool));
    const people = new Map([['', truth(costOf, userOf).size]]);
    same(await ask(activeUsers.distinct(), shape), people);
    same(await ask(tokens.total(), shape), await ask(tokens.total(), 'metadata'));
    same(
      await ask(apiDuration.quantile(0.95).by('model'), shape),
      await ask(apiDuration.quantile(0.95).by('model'), 'metadata'),
    );
  });
});
