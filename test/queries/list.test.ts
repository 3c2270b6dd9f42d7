import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { grafanaData } from '../../cli/seeing/grafana-data.js';
import { compileBoard } from '../../dashboards/compile.js';
import { board, row } from '../../dashboards/plan.js';
import { listing } from '../../panels/plan.js';
import { events } from '../../queries/catalog/index.js';
import { compile, Refusal } from '../../queries/compile/index.js';
import { compileList } from '../../queries/compile/list.js';
import { list } from '../../queries/list.js';
import { collector, type Pipeline } from '../../queries/pipeline.js';
import type { Asked } from '../../queries/question.js';
import { inventoryOf, toClassic } from '../../src/grafana/index.js';
import { print } from '../../src/logql/index.js';
import { panelsOf, runPanel, show, type Shown } from '../../src/proof/index.js';
import { showLogsOnFailure } from '../engines/index.js';
import { lokiDays, type LokiDays } from './support/loki-days.js';

const requests = list({
  id: 'requestLog',
  words: 'Requests',
  event: events.apiRequest,
  columns: [
    'user',
    'team',
    'model',
    { of: 'cost_usd', title: 'Cost' },
    { of: 'duration_ms', title: 'Took' },
    { of: 'skill.name', title: 'Skill' },
  ],
});
const stream = '{service_name=~"claude-code.*"} | event_name="api_request"';
const named = ' | label_format user_email="{{or .user_email .enduser_id .user_account_uuid .user_id}}"';
const ask = (asked: Asked, pipeline: Pipeline = collector()) =>
  print(compileList(asked, { pipeline, filters: ['team'] }).expr);

describe('a list', () => {
  test('keeps its columns and nothing else', () => {
    expect(ask(requests.latest(100))).toBe(
      `${stream} | team=~"$team$"${named} | keep user_email, team, model, cost_usd, duration_ms, skill_name`,
    );
  });

  test('as lines is written from its columns', () => {
    expect(ask(requests.log(100).where({ model: 'a.b' }))).toBe(
      `${stream} | model="a.b" | team=~"$team$"${named} | keep user_email, team, model, cost_usd, duration_ms, skill_name` +
        ' | line_format "{{.user_email}} · {{.team}} · {{.model}} · {{.cost_usd}} · {{.duration_ms}} · {{.skill_name}}"',
    );
  });

  test('is refused without events', () => {
    expect(() => ask(requests.latest(5), collector({ events: 'none' }))).toThrow(Refusal);
  });

  test('has a limit that Loki keeps', () => {
    expect(() => requests.latest(6000)).toThrow('requestLog: 6000 lines: a whole number from 1 to 5000');
    expect(() => requests.latest(0)).toThrow(RangeError);
  });

  test('names only what the event has', () => {
    const typo = { of: 'costs' as 'cost_usd', title: 'Cost' };
    expect(() => list({ id: 'x', words: 'X', event: events.apiRequest, columns: [typo] })).toThrow(
      'x: api_request has no attribute "costs"',
    );
  });

  test('is no number', () => {
    expect(() => compile(requests.latest(5), { pipeline: collector(), filters: [] })).toThrow(
      'Requests: a list is compiled by compileList',
    );
  });
});

const plan = board({
  uid: 'x',
  title: 'X',
  question: 'What happened?',
  rows: [
    row('R', [
      listing(requests.latest(40), { title: 'Requests', asks: 'Which requests were there?' }),
      listing(requests.log(7), { title: 'Lines', asks: 'In which order?' }),
    ]),
  ],
});

describe('on a board', () => {
  test('the description states the limit, the inventory says list', () => {
    const built = compileBoard(plan, { pipeline: collector(), individuals: true });
    expect(
      panelsOf(toClassic(built)).find(({ title }) => title === 'Requests')!.json['description'],
    ).toContain('The newest 40 of the range; older ones are not shown.');
    expect(inventoryOf(built)[0]).toMatchObject({
      measure: 'requestLog',
      aggregate: 'list',
      kind: 'range',
      engine: 'loki',
      limit: 40,
    });
  });

  test('names nobody where nobody is to be named', () => {
    const built = compileBoard(plan, { pipeline: collector(), individuals: false });
    expect(JSON.stringify(toClassic(built))).not.toContain('user_email');
    expect(inventoryOf(built)[0]!.expr).toBe(
      `${stream} | keep team, model, cost_usd, duration_ms, skill_name`,
    );
  });
});

describe('on a real Loki', () => {
  let days: LokiDays;
  beforeAll(async () => {
    const habits = { withoutTeam: 0.5 };
    days = await lokiDays({ developers: 6, days: 1, seed: 3, start: '2026-03-02', zones: [0], habits });
  });
  afterAll(() => days?.loki.stop());
  beforeEach(() => showLogsOnFailure(days.loki));

  async function shown(title: string): Promise<Shown> {
    const dashboard = toClassic(compileBoard(plan, { pipeline: collector(), individuals: true }));
    const panel = panelsOf(dashboard).find((one) => one.title === title)!;
    const range = { from: days.fleet.start, to: days.fleet.end, zone: 'UTC' };
    const run = await runPanel({ panel, dashboard, stores: { loki: days.loki.url }, range });
    expect(run.targets.flatMap(({ error }) => error ?? [])).toEqual([]);
    return show({ panel, run, grafana: await grafanaData() });
  }

  const newest = () =>
    days.fleet.ledger
      .all()
      .filter(({ name, arrivals }) => name === 'api_request' && arrivals.length > 0)
      .sort((a, b) => b.at - a.at);

  test('a table shows the newest records, numbers with their units', async () => {
    const table = (await shown('Requests')) as Extract<Shown, { kind: 'table' }>;
    expect(table.header.slice(0, 6)).toEqual(['Time', 'User', 'Team', 'Model', 'Cost', 'Took']);
    expect(table.rows).toHaveLength(40);
    const truth = newest().slice(0, 40);
    expect(table.rows.map((cells) => cells[1])).toEqual(truth.map(({ common }) => common['user.email']));
    expect(table.rows.map((cells) => cells[2])).toEqual(
      truth.map(({ common }) => common['team'] ?? 'unattributed'),
    );
    expect(table.rows[0]![4]).toMatch(/^(\$\d+\.\d\d|< \$0\.01)$/);
    expect(table.rows[0]![5]).toMatch(/ (ms|s|min)$/);
  });

  test('lines stand one under the other', async () => {
    const { lines } = (await shown('Lines')) as Extract<Shown, { kind: 'lines' }>;
    expect(lines).toHaveLength(7);
    expect(lines[0]!.text.split(' · ')).toHaveLength(6);
    expect(lines[0]!.text).toContain(String(newest()[0]!.common['user.email']));
  });
});
