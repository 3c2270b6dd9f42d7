import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { grafanaData } from '../../cli/seeing/grafana-data.js';
import { budgetBoard } from '../../dashboards/budget.js';
import { compileBoard } from '../../dashboards/compile.js';
import { collector } from '../../queries/pipeline.js';
import type { Company } from '../../queries/company.js';
import { toClassic } from '../../src/grafana/index.js';
import { panelsOf, runPanel, show, type Shown } from '../../src/proof/index.js';
import { showLogsOnFailure, type Prometheus } from '../engines/index.js';
import { every, historyOf, midnight, type Told } from '../rules/support/history.js';
import { startForReplay, write } from '../rules/support/replay.js';

const counter = 'claude_code_cost_usage_USD_total';
const hour = 60;
const days = 24 * hour;
// Ten dollars a day, every day: one each 144 minutes.
const told: Told[] = [
  {
    labels: { team: 'platform', instance: 'a' },
    adds: every(144, { from: 144, to: 45 * days + 1, amount: 1 }),
  },
];
const from = Date.UTC(2026, 3, 1);
const to = Date.UTC(2026, 3, 13);
const until = (to - midnight) / 60_000;

let prometheus: Prometheus;
beforeAll(async () => {
  prometheus = await startForReplay();
  await write(prometheus, counter, historyOf(counter, told, until));
});
afterAll(() => prometheus?.stop());
beforeEach(() => showLogsOnFailure(prometheus));

async function shown(title: string, company: Company): Promise<Shown> {
  const dashboard = toClassic(
    compileBoard(budgetBoard, { pipeline: collector(), individuals: true, company }),
  );
  expect(dashboard).toMatchObject({ timezone: company.zone, time: { from: 'now/M', to: 'now' } });
  const panel = panelsOf(dashboard).find((one) => one.title === title)!;
  const run = await runPanel({
    panel,
    dashboard,
    stores: { prometheus: prometheus.url },
    range: { from, to, zone: 'UTC' },
  });
  expect(run.targets.flatMap(({ error }) => error ?? [])).toEqual([]);
  return show({ panel, run, grafana: await grafanaData() });
}

const company: Company = { zone: 'utc', budget: { monthly: 200, teams: { platform: 125, web: 50 } } };

describe('what a reader sees on the thirteenth, at ten dollars a day', () => {
  // Twelve days of thirty are over, eight working days of twenty-two; a week costs seventy, a working day fourteen.
  test.each([
    ['Cost this month', ['$120.00']],
    ['Budget used', ['60.0%']],
    ['Ahead of the even line', ['20.0%']],
    ['Projected for the month', ['$316.00', '$316.00', '$316.00']],
    ['Days of budget left', ['5.7']],
    ['Budget gone on', ['Mon 20 Apr']],
    ['Burn rate', ['3.6', '1.8', '1.5']],
  ])('%s', async (title, texts) => {
    const { values } = (await shown(title, company)) as Extract<Shown, { kind: 'values' }>;
    expect(values.map(({ text }) => text)).toEqual(texts);
  });

  test('names stand beside several values', async () => {
    const { values } = (await shown('Projected for the month', company)) as Extract<
      Shown,
      { kind: 'values' }
    >;
    expect(values.map(({ name }) => name)).toEqual(['lowest', 'projected', 'highest']);
  });

  test('the course adds up to what was spent, beside the even line', async () => {
    const { series } = (await shown('Cost of the month and the even line', company)) as Extract<
      Shown,
      { kind: 'series' }
    >;
    expect(series.map(({ name }) => name)).toEqual(['Budget, used evenly', 'Cost so far']);
    const last = series.map(({ points }) => points.findLast(({ at }) => Number(at) < to)!);
    expect(last.map(({ at }) => at)).toEqual([to - 3_600_000, to - 3_600_000]);
    expect(last.map(({ text }) => text)).toEqual(['$80.00', '$120.00']);
  });

  test('budgets of teams', async () => {
    const { header, rows } = (await shown('Budgets of teams', company)) as Extract<Shown, { kind: 'table' }>;
    expect(header).toEqual(['Team', 'Cost', 'Budget', 'Used']);
    expect(rows[0]).toEqual(['platform', '$120.00', '$125.00', '96.0%']);
  });

  test('without a budget the board says what to write, and projects all the same', async () => {
    const without: Company = { zone: 'utc' };
    expect(await shown('Budget used and 5 more', without)).toMatchObject({
      kind: 'text',
      text: expect.stringMatching(
        /^No budget is set\. Write budget: \{ monthly: 50000 \} into the configuration\./,
      ) as string,
    });
    expect((await shown('Projected for the month', without)).kind).toBe('values');
    const teamless: Company = { zone: 'utc', budget: { monthly: 5 } };
    expect(await shown('Budgets of teams', teamless)).toMatchObject({ kind: 'text' });
  });
});
