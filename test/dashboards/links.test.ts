import { expect, test } from 'vitest';
import { claudeCodeBoards } from '../../dashboards/index.js';
import { compileBoards } from '../../dashboards/set.js';
import { collector } from '../../queries/pipeline.js';
import { toClassic } from '../../src/grafana/index.js';

const made = (options = {}, uids: readonly string[] = claudeCodeBoards.map(({ uid }) => uid)) =>
  compileBoards(
    claudeCodeBoards.filter(({ uid }) => uids.includes(uid)),
    { pipeline: collector(options), individuals: true },
  );
const overview = (boards = made()) => boards.find(({ uid }) => uid === 'cc-overview')!;
const linksOf = (title: string, boards = made()) =>
  overview(boards)
    .rows.flatMap(({ panels }) => panels)
    .find((panel) => panel.title === title)!.field.dataLinks;

test('a value leads to this board for it alone, and to what says more, with time range and variables', () => {
  const [only, more] = linksOf('Cost by team')!;
  expect(only!.title).toBe('Only this team');
  expect(more!.title).toBe('Cost of this team');
  expect(more!.url).toBe(
    '/d/cc-cost?${__url_time_range}&var-team=${__data.fields.team}' +
      '&${prometheus:queryparam}&${loki:queryparam}&${user:queryparam}&${model:queryparam}',
  );
});

test('nothing leads to a board that is not there', () => {
  const titles = linksOf('Cost by team', made({}, ['cc-overview']))!.map(({ title }) => title);
  expect(titles).toEqual(['Only this team']);
});

test('every link leads to a board of the set', () => {
  const uids = new Set(claudeCodeBoards.map(({ uid }) => uid));
  const links = [...JSON.stringify(made().map(toClassic)).matchAll(/"\/d\/([\w-]+)\?/g)];
  expect(links.length).toBeGreaterThan(50);
  expect([...new Set(links.map(([, uid]) => uid))].filter((uid) => !uids.has(uid!))).toEqual([]);
});

const names = (options = {}) => overview(made(options)).annotations.map(({ name }) => name);

test('graphs are marked with deploys and alerts, and with versions where counters carry them', () => {
  expect(names()).toEqual(['Deploys', 'Alerts']);
  expect(names({ counters: 'none' })).toEqual(['Deploys']);
  const carried = [...collector().carried, 'app.version'];
  expect(names({ carried })).toEqual(['Deploys', 'Alerts', 'New client versions']);
});
