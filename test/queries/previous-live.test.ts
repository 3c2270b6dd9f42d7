import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cost } from '../../queries/measures/index.js';
import { collector } from '../../queries/pipeline.js';
import { showLogsOnFailure, type Prometheus } from '../engines/index.js';
import { at, every, historyOf, truth, type Told } from '../rules/support/history.js';
import { text } from '../rules/support/world.js';
import { instant, startForReplay, write } from '../rules/support/replay.js';
import { lokiDays, type LokiDays } from './support/loki-days.js';

const day = 86_400_000;
const counter = 'claude_code_cost_usage_USD_total';
const hour = 60;

describe('counters, against what was told', () => {
  let prometheus: Prometheus;
  const told: Told[] = [
    { labels: { team: 'platform', instance: 'a' }, adds: every(7, { from: 3, to: 40 * hour, amount: 0.5 }) },
    {
      labels: { team: 'web', instance: 'a' },
      adds: every(11, { from: 20 * hour + 5, to: 40 * hour, amount: 2 }),
    },
    // A replica that starts over in the second range: its total begins at zero under a name of its own.
    {
      labels: { team: 'platform', instance: 'b' },
      adds: every(5, { from: 30 * hour, to: 40 * hour, amount: 1 }),
    },
  ];
  beforeAll(async () => {
    prometheus = await startForReplay();
    await write(prometheus, counter, historyOf(counter, told, 40 * hour));
  });
  afterAll(() => prometheus?.stop());
  beforeEach(() => showLogsOnFailure(prometheus));

  const sumOf = (from: number, to: number, by?: string) => {
    const sums = truth(told, { by: 'team', from, to });
    return by === undefined ? [...sums.values()].reduce((a, b) => a + b, 0) : sums.get(by)!;
  };
  const asked = (question: Parameters<typeof text>[0], range: { from: number; to: number }) =>
    instant(
      prometheus,
      text(question, range, collector()).replaceAll('${__from:date:seconds}', String(at(range.from) / 1000)),
      range.to,
    );

  test('the range before, to the cent', async () => {
    const [answer] = await asked(cost.total().previous(), { from: 26 * hour, to: 36 * hour });
    expect(Number(answer!.value[1])).toBeCloseTo(sumOf(16 * hour, 26 * hour), 9);
  });

  test('what has changed, in all and by team', async () => {
    const range = { from: 26 * hour, to: 36 * hour };
    const [answer] = await asked(cost.total().change(), range);
    const change = (by?: string) => sumOf(range.from, range.to, by) / sumOf(16 * hour, 26 * hour, by) - 1;
    expect(Number(answer!.value[1])).toBeCloseTo(change(), 9);
    const teams = await asked(cost.total().by('team').change(), range);
    expect(teams.map(({ metric }) => metric['team']).sort()).toEqual(['platform', 'web']);
    for (const { metric, value } of teams) expect(Number(value[1])).toBeCloseTo(change(metric['team']), 9);
  });

  test('no change is told where the store begins inside the range before', async () => {
    expect(await asked(cost.total().change(), { from: 5 * hour, to: 15 * hour })).toEqual([]);
    expect(await asked(cost.total().previous(), { from: 5 * hour, to: 15 * hour })).toEqual([]);
  });

  test('a team that is new has no change, and the sum has one', async () => {
    const teams = await asked(cost.total().by('team').change(), { from: 20 * hour, to: 30 * hour });
    expect(teams.map(({ metric }) => metric['team'])).toEqual(['platform']);
    expect(await asked(cost.total().change(), { from: 20 * hour, to: 30 * hour })).toHaveLength(1);
  });
});

describe('events, against the ledger', () => {
  let days: LokiDays;
  beforeAll(async () => {
    const start = '2026-03-02';
    days = await lokiDays({ developers: 6, days: 4, seed: 8, start, zones: [0], weekends: 1 });
  });
  afterAll(() => days?.loki.stop());
  beforeEach(() => showLogsOnFailure(days.loki));

  const dayOf = (number: number) => {
    const from = days.fleet.start + number * day;
    return { from, to: from + day };
  };
  const sumOf = (number: number) =>
    days.fleet.ledger.total({ measure: 'cost', source: 'event', ...dayOf(number) });

  test('the range before and what has changed', async () => {
    const [before] = await days.instant(cost.total().previous(), dayOf(3));
    expect(Number(before!.value[1])).toBeCloseTo(sumOf(2), 6);
    const [change] = await days.instant(cost.total().change(), dayOf(3));
    expect(Number(change!.value[1])).toBeCloseTo(sumOf(3) / sumOf(2) - 1, 9);
  });

  test('no change is told where the store holds no range before the one before', async () => {
    expect(await days.instant(cost.total().change(), dayOf(1))).toEqual([]);
    expect(await days.instant(cost.total().change(), dayOf(0))).toEqual([]);
  });
});
