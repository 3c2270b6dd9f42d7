import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  aheadOfLine,
  budgetUsed,
  burnRate,
  goneOn,
  projected,
  teamBudgetUsed,
  workingDaysUntilGone,
} from '../../queries/budget/index.js';
import { compile } from '../../queries/compile/index.js';
import { collector } from '../../queries/pipeline.js';
import type { Asked } from '../../queries/question.js';
import { print } from '../../src/promql/index.js';
import { showLogsOnFailure, type Prometheus } from '../engines/index.js';
import { historyOf, midnight, type Told } from '../rules/support/history.js';
import { instant, startForReplay, write } from '../rules/support/replay.js';

const counter = 'claude_code_cost_usage_USD_total';
const minute = 60_000;
const day = 86_400_000;
const zone = 3_600_000; // An hour east of UTC.
const until = Date.UTC(2026, 3, 30, 12);

/** Office hours of working days, in the company's zone. */
function workedAt(at: number): boolean {
  const local = new Date(at + zone);
  const weekday = (local.getUTCDay() + 6) % 7;
  return weekday < 5 && local.getUTCHours() >= 9 && local.getUTCHours() < 17;
}

function adds(amount: (at: number) => number): [number, number][] {
  const made: [number, number][] = [];
  for (let at = midnight; at < until; at += 10 * minute)
    if (workedAt(at)) made.push([(at - midnight) / minute, amount(at)]);
  return made;
}

// The second team's spending grows week by week.
const told: Told[] = [
  { labels: { team: 'platform', instance: 'a' }, adds: adds(() => 0.25) },
  { labels: { team: 'web', instance: 'a' }, adds: adds((at) => 0.1 * (1 + (at - midnight) / (7 * day))) },
];

function spent(from: number, to: number, team?: string): number {
  const chosen = told.filter(({ labels }) => team === undefined || labels['team'] === team);
  const amounts = chosen.flatMap((one) => one.adds);
  return amounts
    .filter(([at]) => midnight + at * minute > from && midnight + at * minute <= to)
    .reduce((sum, [, amount]) => sum + amount, 0);
}

/** Working days, each evenly over its 24 hours in the company's zone. */
function workingDays(from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += minute) {
    const weekday = new Date(at + zone).getUTCDay();
    if (weekday !== 0 && weekday !== 6) sum += minute / day;
  }
  return sum;
}

let prometheus: Prometheus;
beforeAll(async () => {
  prometheus = await startForReplay();
  await write(prometheus, counter, historyOf(counter, told, (until - midnight) / minute));
});
afterAll(() => prometheus?.stop());
beforeEach(() => showLogsOnFailure(prometheus));

const company = { zone: 'Europe/Paris', budget: { monthly: 600, teams: { web: 300, 'a$1"\\': 5 } } };

async function ask(asked: Asked, range: { from: number; to: number }) {
  const answer = compile(asked, { pipeline: collector(), filters: [], company });
  if (answer.engine !== 'prometheus') throw new Error('it is read from events');
  const text = print(answer.expr)
    .replaceAll('$__range', `${(range.to - range.from) / 1000}s`)
    .replaceAll('${__from:date:seconds}', String(range.from / 1000));
  return instant(prometheus, text, (range.to - midnight) / minute);
}

async function number(asked: Asked, range: { from: number; to: number }): Promise<number | undefined> {
  const [answer, ...others] = await ask(asked, range);
  expect(others).toEqual([]);
  return answer && Number(answer.value[1]);
}

/** April: it begins on a Wednesday, in the company's zone an hour before it does in UTC. */
const from = Date.UTC(2026, 3, 1) - zone;
const end = Date.UTC(2026, 4, 1) - zone;
const moments = [
  ['the first morning', Date.UTC(2026, 3, 1, 9)],
  ['a Saturday', Date.UTC(2026, 3, 11, 13, 30)],
  ['the middle of a day', Date.UTC(2026, 3, 16, 11, 20)],
  ['the last hours', Date.UTC(2026, 3, 30, 12)],
] as const;

describe.each(moments)('on %s', (_, to) => {
  const range = { from, to };
  const paces = [1, 2, 4].map((weeks) => spent(to - weeks * 7 * day, to) / (5 * weeks)).sort((a, b) => a - b);
  const soFar = spent(from, to);

  test('a projection takes the working days left at each pace', async () => {
    const left = workingDays(to, end);
    const truth = paces.map((pace) => soFar + left * pace);
    const shown = await Promise.all(
      (['lowest', 'middle', 'highest'] as const).map((which) => number(projected(which), range)),
    );
    shown.forEach((value, at) => expect(value).toBeCloseTo(truth[at]!, 6));
  });

  test('the use of the budget, and how far it is ahead of the line', async () => {
    expect(await number(budgetUsed, range)).toBeCloseTo(soFar / 600, 9);
    expect(await number(aheadOfLine, range)).toBeCloseTo(soFar / 600 - (to - from) / (end - from), 9);
  });

  test('the days until it is gone, and the day', async () => {
    const days = Math.max(0, 600 - soFar) / paces[1]!;
    expect(await number(workingDaysUntilGone, range)).toBeCloseTo(days, 6);
    const gone = await number(goneOn, range);
    if (soFar >= 600 || days > workingDays(to, end)) return expect(gone).toBeUndefined();
    expect(gone).toBeGreaterThan(to);
    expect(workingDays(to, gone!)).toBeCloseTo(days, 2);
  });

  test('the burn rate of each window', async () => {
    for (const [window, hours] of [
      ['1h', 1],
      ['6h', 6],
      ['3d', 72],
    ] as const) {
      const evenly = (600 * hours) / (30 * 24);
      expect(await number(burnRate(window), range)).toBeCloseTo(
        spent(to - hours * 60 * minute, to) / evenly,
        6,
      );
    }
  });

  test('teams against their own budgets', async () => {
    const answer = await ask(teamBudgetUsed, range);
    expect(answer.map(({ metric }) => metric['team'])).toEqual(['web']);
    expect(Number(answer[0]!.value[1])).toBeCloseTo(spent(from, to, 'web') / 300, 9);
  });
});

test('a pace the store does not reach back to is left out, and without any there is no projection', async () => {
  const march = Date.UTC(2026, 2, 1) - zone;
  const after = (days: number) => ({ from: march, to: midnight + days * day + 12 * 3_600_000 });
  expect(await number(projected('middle'), after(5))).toBeUndefined();
  const { to } = after(10);
  const end = Date.UTC(2026, 3, 1) - zone;
  const only = spent(march, to) + workingDays(to, end) * (spent(to - 7 * day, to) / 5);
  for (const which of ['lowest', 'middle', 'highest'] as const)
    expect(await number(projected(which), after(10))).toBeCloseTo(only, 6);
});
