import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { calm, simulate, type Entry, type Fleet } from '../../pipeline/simulator/index.js';
import { compile, Refusal } from '../../queries/compile/index.js';
import { activeUsers, cost, linesAdded, sessions, tokens } from '../../queries/measures/index.js';
import { withPipeline, type Pipeline } from '../../queries/pipeline.js';
import type { Asked } from '../../queries/question.js';
import * as logql from '../../src/logql/index.js';
import * as promql from '../../src/promql/index.js';
import {
  backfill,
  request,
  showLogsOnFailure,
  startLoki,
  startPrometheus,
  until,
  type Loki,
  type Prometheus,
} from '../engines/index.js';
import { counterSeries } from './support/counter-store.js';
import { namesOnly, pipelines } from './support/pipelines.js';
import { every, representative } from './support/questions.js';
import { asJson, asStreams, loggedIn, store } from './support/shaped-logs.js';

const hour = 3_600_000;
const start = Math.floor(Date.now() / (24 * hour)) * 24 * hour - 48 * hour;
const end = start + 9 * hour;

/**
 * People with one machine and one terminal at a time, some without a login, some without a team; every export
 * arrives, and once. Where an answer is not what the ledger says, the query is wrong.
 */
function fleetOf({ own, counters }: Pipeline): Fleet {
  return simulate({
    developers: 4,
    hours: 8,
    workday: [0, 6],
    zones: [0],
    seed: 3,
    start,
    weekends: 1,
    keys: { team: own.team },
    network: calm.network,
    habits: {
      ...calm.habits,
      withoutLogin: 0.5,
      withoutTeam: 0.3,
      cumulative: counters === 'perSession' ? 1 : 0,
    },
  });
}

interface Answer {
  readonly metric: Readonly<Record<string, string>>;
  readonly value?: readonly [number, string];
}

/** The query of a question with the range of the test in the place of Grafana's variables, and its answer. */
async function run(asked: Asked, pipeline: Pipeline, stores: { prometheus?: Prometheus; loki?: Loki }) {
  const answer = compile(asked, { pipeline, filters: ['team', 'user', 'model'] });
  const text =
    answer.engine === 'prometheus'
      ? promql.print(answer.expr)
      : logql.print(answer.expr as logql.MetricQuery);
  const query = filled(text);
  const range = answer.kind === 'range';
  const times = range
    ? { start: String(start / 1000), end: String(end / 1000), step: '3600' }
    : { time: String(end / 1000) };
  const base =
    answer.engine === 'prometheus' ? `${stores.prometheus!.url}/api/v1` : `${stores.loki!.url}/loki/api/v1`;
  const search = new URLSearchParams({ query, ...times });
  const body = await request(`${base}/${range ? 'query_range' : 'query'}?${search}`);
  const { data } = JSON.parse(body) as { data: { result: readonly Answer[] } };
  return { answer, result: data.result };
}

function filled(text: string): string {
  return text
    .replaceAll(/\$(team|user|model)\b/g, '.*')
    .replaceAll('${__from:date:seconds}', String(start / 1000))
    .replaceAll('${__to:date:seconds}', String(end / 1000))
    .replaceAll('${__range_s}', String((end - start) / 1000))
    .replaceAll('${__range_ms}', String(end - start))
    .replaceAll('$__range_s', String((end - start) / 1000))
    .replaceAll('$__range', `${(end - start) / hour}h`);
}

/** Every question that is not refused, four at a time. */
async function runAll(
  questions: readonly (readonly [string, Asked])[],
  run: (asked: Asked) => Promise<unknown>,
) {
  const open = [...questions];
  let answered = 0;
  const worker = async () => {
    for (let next = open.shift(); next; next = open.shift()) {
      const [words, asked] = next;
      try {
        await run(asked);
        answered += 1;
      } catch (error) {
        if (!(error instanceof Refusal)) throw new Error(`${words}: ${String(error)}`, { cause: error });
      }
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  return answered;
}

const withCounters = Object.entries(pipelines).filter(([, { counters }]) => counters !== 'none');

describe.each(withCounters)('counters of %s', (name, preset) => {
  const pipeline = withPipeline(preset, { prefer: 'counters', events: 'none' });
  let prometheus: Prometheus;
  let fleet: Fleet;
  beforeAll(async () => {
    prometheus = await startPrometheus();
    fleet = fleetOf(pipeline);
    await backfill(prometheus, counterSeries(fleet, pipeline));
  });
  afterAll(() => prometheus?.stop());
  beforeEach(() => showLogsOnFailure(prometheus));

  test('every question runs', async () => {
    const questions = Object.entries(namesOnly.has(name) ? representative : every);
    expect(await runAll(questions, (asked) => run(asked, pipeline, { prometheus }))).toBeGreaterThan(9);
  });

  // Books are held by the tests of the rules that write them.
  if (pipeline.books !== false) return;

  test('the answers are what arrived', async () => {
    const { ledger } = fleet;
    const by = async (asked: Asked) => {
      const { answer, result } = await run(asked, pipeline, { prometheus });
      const labels = Object.values(answer.labels);
      return Object.fromEntries(
        result.map(({ metric, value }) => [labels.map((one) => metric[one]).join(), Number(value![1])]),
      );
    };
    near(await by(cost.total()), new Map([['', ledger.total({ measure: 'cost' })]]));
    const perTeam = ledger.total({ measure: 'cost', by: [pipeline.own.team] });
    near(
      await by(cost.total().by('team')),
      new Map([...perTeam].map(([team, value]) => [team || 'unattributed', value])),
    );
    near(await by(tokens.total().by('tokenType')), ledger.total({ measure: 'tokens', by: ['type'] }));
    near(await by(linesAdded.total()), new Map([['', ledger.total({ measure: 'linesAdded' })]]));
    const people = peopleOf(ledger.all());
    near(await by(sessions.total().by('user')), people);
    near(await by(activeUsers.distinct()), new Map([['', people.size]]));
    const [nameless] = [...people.keys()].filter((user) => !user.includes('@')) as [string];
    const theirs = await by(sessions.total().where({ user: nameless }));
    near(theirs, new Map([['', people.get(nameless)!]]));
    const others = await by(sessions.total().where({ user: { not: nameless } }));
    const all = [...people.values()].reduce((sum, one) => sum + one, 0);
    near(others, new Map([['', all - people.get(nameless)!]]));
  });
});

function near(found: Readonly<Record<string, number>>, wanted: ReadonlyMap<string, number>): void {
  expect(Object.keys(found).sort()).toEqual([...wanted.keys()].sort());
  for (const [key, value] of wanted) expect(found[key]! / value, key).toBeCloseTo(1, 6);
}

/** Sessions by the best name there is of a person. */
function peopleOf(entries: readonly Entry[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { name, common, own, arrivals } of entries) {
    if (name !== 'claude_code.session.count' || own['start_type'] === 'agents_view') continue;
    const user = String(common['user.email'] ?? common['user.account_uuid'] ?? common['user.id']);
    found.set(user, (found.get(user) ?? 0) + arrivals.length);
  }
  return found;
}

describe.each(['eventsOnly', 'grafanaCloud, JSON events'])('events of %s', (name) => {
  const pipeline = withPipeline(pipelines[name]!, { prefer: 'events', counters: 'none' });
  let loki: Loki;
  beforeAll(async () => {
    const bodies = [...fleetOf(pipeline).exports].flatMap((one) => (one.signal === 'logs' ? [one.body] : []));
    loki = await startLoki();
    const write = pipeline.events === 'json' ? asJson : asStreams(pipeline.streams);
    await store(loki, loggedIn(bodies), 'claude-code', write);
    await until(
      'the events',
      async () => (await run(cost.total(), pipeline, { loki })).result.length > 0,
      20_000,
    );
  });
  afterAll(() => loki?.stop());
  beforeEach(() => showLogsOnFailure(loki));

  test('every question runs', async () => {
    const questions = Object.entries(every).filter(([words]) => !words.includes("perStep('1h')"));
    const answered = await runAll(questions, (asked) => run(asked, pipeline, { loki }));
    expect(answered).toBeGreaterThan(100);
  });
});
