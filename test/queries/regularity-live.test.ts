import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { compile, Refusal } from '../../queries/compile/index.js';
import { collector } from '../../queries/pipeline.js';
import type { Asked } from '../../queries/question.js';
import { peopleOfWeek, seatsUsed, stickiness, topTenthShare } from '../../queries/regularity/index.js';
import { print } from '../../src/promql/index.js';
import { showLogsOnFailure, type Prometheus } from '../engines/index.js';
import { historyOf, midnight, type Told } from '../rules/support/history.js';
import { instant, startForReplay, write } from '../rules/support/replay.js';

const day = 24 * 60;
const until = 50 * day;

/** Days from the start on which each person works, some at once at midnight's minute, each a prompt an hour. */
const days: Readonly<Record<string, readonly number[]>> = {
  always: Array.from({ length: 50 }, (_, at) => at),
  mondays: [0, 7, 14, 21, 28, 35, 42, 49],
  fresh: [45, 46, 49],
  back: [20, 47],
  lapsed: [30, 38, 41],
  gone: [2, 3],
  once: [44],
  late: [49],
  early: [8, 43],
  again: [25, 39, 46],
  brief: [42],
};

const told = (amount: (name: string) => number): Told[] =>
  Object.entries(days).map(([name, worked]) => ({
    labels: { user_email: `${name}@example.com`, team: name === 'brief' ? 'web' : 'platform', instance: 'a' },
    adds: worked.flatMap((one) =>
      Array.from({ length: 8 }, (_, hour): [number, number] => [one * day + hour * 60 + 1, amount(name)]),
    ),
  }));
const tokens = told(() => 1000);
const cost = told((name) => name.length / 7);

let prometheus: Prometheus;
beforeAll(async () => {
  prometheus = await startForReplay();
  const [t, c] = ['claude_code_token_usage_tokens_total', 'claude_code_cost_usage_USD_total'] as const;
  await write(prometheus, t, historyOf(t, tokens, until));
  await write(prometheus, c, historyOf(c, cost, until));
});
afterAll(() => prometheus?.stop());
beforeEach(() => showLogsOnFailure(prometheus));

async function number(asked: Asked, to = until, seats?: number): Promise<number | undefined> {
  const company = { zone: 'utc', ...(seats !== undefined && { seats }) };
  const answer = compile(asked, { pipeline: collector(), filters: [], company });
  if (answer.engine !== 'prometheus') throw new Error('it is read from events');
  const text = print(answer.expr).replaceAll('$__range', '604800s');
  const [one, ...others] = await instant(prometheus, text, to);
  expect(others).toEqual([]);
  return one && Number(one.value[1]);
}

const seen = (from: number, to: number) =>
  new Set(
    tokens
      .filter(({ adds }) => adds.some(([at]) => at > from && at <= to))
      .map(({ labels }) => labels['user_email']!),
  );
const week = 7 * day;

describe('on a real Prometheus, against what was told', () => {
  test.each([until, until - day - 200])('people of the week that ends at minute %d', async (to) => {
    const now = seen(to - week, to);
    const before = seen(to - 4 * week, to - week);
    const lastWeek = seen(to - 2 * week, to - week);
    expect(await number(peopleOfWeek('new'), to)).toBe([...now].filter((one) => !before.has(one)).length);
    expect(await number(peopleOfWeek('returning'), to)).toBe(
      [...now].filter((one) => before.has(one)).length,
    );
    expect(await number(peopleOfWeek('lapsed'), to)).toBe(
      [...lastWeek].filter((one) => !now.has(one)).length,
    );
    expect([...now].filter((one) => !before.has(one)).length).toBeGreaterThan(0);
    expect([...lastWeek].filter((one) => !now.has(one)).length).toBeGreaterThan(0);
  });

  test('nobody is new where the store does not reach back four weeks', async () => {
    expect(await number(peopleOfWeek('new'), 20 * day)).toBeUndefined();
  });

  test('nobody is counted as nobody', async () => {
    expect(await number(peopleOfWeek('lapsed'), 29 * day)).toBe(
      [...seen(15 * day, 22 * day)].filter((one) => !seen(22 * day, 29 * day).has(one)).length,
    );
  });

  test('a day’s people over a month’s', async () => {
    const truth = seen(until - day, until).size / seen(until - 30 * day, until).size;
    expect(await number(stickiness)).toBeCloseTo(truth, 9);
  });

  test('seats', async () => {
    expect(await number(seatsUsed, until, 40)).toBeCloseTo(seen(until - week, until).size / 40, 9);
    await expect(number(seatsUsed)).rejects.toThrow('Write seats: 120 into the configuration');
  });

  test('the cost of the tenth who spend most', async () => {
    const spent = cost
      .map(({ adds }) => adds.filter(([at]) => at > until - week).reduce((sum, [, one]) => sum + one, 0))
      .filter((one) => one > 0)
      .sort((a, b) => b - a);
    expect(spent.length).toBeLessThan(10);
    expect(await number(topTenthShare)).toBeUndefined();
    const all = { ...topTenthShare };
    const answer = compile(all, { pipeline: collector(), filters: [] });
    const month = print(answer.expr as never).replaceAll('$__range', `${50 * 86_400}s`);
    const [one] = await instant(prometheus, month, until);
    const sums = cost.map(({ adds }) => adds.reduce((sum, [, each]) => sum + each, 0)).sort((a, b) => b - a);
    const total = sums.reduce((sum, each) => sum + each, 0);
    expect(Number(one!.value[1])).toBeCloseTo((sums[0]! + sums[1]!) / total, 9);
  });

  test('nothing is told of nobody, and no query fails', async () => {
    expect(await number(topTenthShare, -day)).toBeUndefined();
    expect(await number(stickiness, -day)).toBeUndefined();
  });

  test('what asks for people is refused where the rules know none', () => {
    const nameless = collector({ counters: 'recorded', books: 'nameless' });
    expect(() => compile(topTenthShare, { pipeline: nameless, filters: [] })).toThrow(Refusal);
  });
});

test('minute 0 of the history is a Monday', () => {
  expect(new Date(midnight).getUTCDay()).toBe(1);
});
