import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { grafanaData } from '../../cli/seeing/grafana-data.js';
import { compileBoard } from '../../dashboards/compile.js';
import { board, row } from '../../dashboards/plan.js';
import { bars, stat } from '../../panels/plan.js';
import { cost } from '../../queries/measures/index.js';
import { collector } from '../../queries/pipeline.js';
import { toClassic } from '../../src/grafana/index.js';
import { panelsOf, runPanel, show, type Shown } from '../../src/proof/index.js';
import { showLogsOnFailure, type Prometheus } from '../engines/index.js';
import { historyOf, midnight, type Told } from '../rules/support/history.js';
import { startForReplay, write } from '../rules/support/replay.js';

const counter = 'claude_code_cost_usage_USD_total';
const minute = 60_000;
const hour = 60 * minute;

/** Round the clock, more by day than by night, from 20 March to 4 April 2026: in Berlin the clocks change on the 29th. */
const adds: [number, number][] = [];
for (let at = Date.UTC(2026, 2, 20); at < Date.UTC(2026, 3, 4); at += 10 * minute)
  adds.push([(at - midnight) / minute + 1, 0.1 + ((at / hour) % 24) / 100]);
const told: Told[] = [{ labels: { instance: 'a', team: 'web' }, adds }];

let prometheus: Prometheus;
beforeAll(async () => {
  prometheus = await startForReplay();
  await write(prometheus, counter, historyOf(counter, told, (Date.UTC(2026, 3, 4) - midnight) / minute));
});
afterAll(() => prometheus?.stop());
beforeEach(() => showLogsOnFailure(prometheus));

const spent = (from: number, to: number) =>
  adds
    .filter(([at]) => midnight + at * minute > from && midnight + at * minute <= to)
    .reduce((sum, [, amount]) => sum + amount, 0);

const dashboard = toClassic(
  compileBoard(
    board({
      uid: 'x',
      title: 'X',
      question: 'When?',
      rows: [
        row('R', [
          bars(cost.perStep('1d'), { title: 'Days', asks: 'When?' }),
          stat(cost.total(), { title: 'All', asks: 'How much?' }),
        ]),
      ],
    }),
    { pipeline: collector(), individuals: true },
  ),
);

async function shown(title: string, range: { from: number; to: number; zone: string }): Promise<Shown> {
  const panel = panelsOf(dashboard).find((one) => one.title === title)!;
  const run = await runPanel({ panel, dashboard, stores: { prometheus: prometheus.url }, range });
  expect(run.targets.flatMap(({ error }) => error ?? [])).toEqual([]);
  return show({ panel, run, grafana: await grafanaData() });
}

async function daysOf(range: { from: number; to: number; zone: string }): Promise<[number, number][]> {
  const { series } = (await shown('Days', range)) as Extract<Shown, { kind: 'series' }>;
  return series[0]!.points.map(({ at, value }) => [Number(at), Number(value)]);
}

describe('days of the reader, on a real Prometheus', () => {
  test.each([
    ['UTC', 0],
    ['Europe/Berlin', 1],
    ['America/New_York', -4],
    ['Asia/Kolkata', 5.5],
  ])('in %s each bar stands at midnight and holds its own day, and all add up', async (zone, east) => {
    const from = Date.UTC(2026, 2, 22) - east * hour;
    const to = Date.UTC(2026, 2, 27) - east * hour;
    const days = await daysOf({ from, to, zone });
    const own = days.filter(([at]) => at < to);
    expect(own.map(([at]) => at)).toEqual([0, 1, 2, 3, 4].map((day) => from + day * 24 * hour));
    for (const [at, value] of own) expect(value).toBeCloseTo(spent(at, at + 24 * hour), 6);
    const sum = own.reduce((all, [, value]) => all + value, 0);
    expect(sum).toBeCloseTo(spent(from, to), 6);
  });

  test('over a change of clocks no hour is lost or counted twice; the days before it begin an hour off', async () => {
    const from = Date.UTC(2026, 2, 27) - hour;
    const to = Date.UTC(2026, 3, 2) - 2 * hour;
    const days = (await daysOf({ from, to, zone: 'Europe/Berlin' })).filter(([at]) => at < to);
    for (const [at, value] of days) expect(value).toBeCloseTo(spent(at, at + 24 * hour), 6);
    const after = days.filter(([at]) => at >= Date.UTC(2026, 2, 29, 22));
    expect(after.map(([at]) => new Date(at).getUTCHours())).toEqual([22, 22, 22]);
    expect(days[0]![0]).toBe(Date.UTC(2026, 2, 26, 22));
    expect(days.every(([at], index) => index === 0 || at - days[index - 1]![0] === 24 * hour)).toBe(true);
    const sum = days.reduce((all, [, value]) => all + value, 0);
    expect(sum).toBeCloseTo(spent(days[0]![0], to), 6);
  });

  test('the description says so', () => {
    const { json } = panelsOf(dashboard).find(({ title }) => title === 'Days')!;
    expect(json['description']).toContain(
      'Days are the reader’s; those before a change of clocks begin an hour off.',
    );
  });
});
