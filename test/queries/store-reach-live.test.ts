import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { activeUsers, cost } from '../../queries/measures/index.js';
import { compile } from '../../queries/compile/index.js';
import { collector } from '../../queries/pipeline.js';
import type { Asked } from '../../queries/question.js';
import { print } from '../../src/promql/index.js';
import { backfill, showLogsOnFailure, type Prometheus } from '../engines/index.js';
import { at } from '../rules/support/history.js';
import { instant, startForReplay } from '../rules/support/replay.js';

const day = 24 * 60;
const books = 'claude_code:cost_usd:books';
const opened = 'claude_code:cost_usd:opened';

/** A store that keeps fifteen days: the totals have been growing for far longer, and so have the rules run. */
const oldest = 30 * day;
const now = 45 * day;
const minutes = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const value = (minute: number) => 1000 + minute / day;

let prometheus: Prometheus;
beforeAll(async () => {
  prometheus = await startForReplay();
  const series = (name: string, read: (minute: number) => number) => ({
    name,
    labels: name === books ? { team: 'web', instance: 'a' } : {},
    samples: minutes(oldest, now).map((minute): [number, number] => [at(minute), read(minute)]),
  });
  await backfill(prometheus, [series(books, value), series(opened, () => at(-20 * day) / 1000)]);
});
afterAll(() => prometheus?.stop());
beforeEach(() => showLogsOnFailure(prometheus));

const text = (asked: Asked, length: number) =>
  print(compile(asked, { pipeline: collector({ books: true }), filters: ['team'] }).expr as never)
    .replaceAll('$__range_s', String(length * 60))
    .replaceAll('$__range', `${length * 60}s`)
    .replaceAll('$team', '.*');

async function total(length: number, to = now, asked: Asked = cost.total()): Promise<number | undefined> {
  const [answer] = await instant(prometheus, text(asked, length), to);
  return answer && Number(answer.value[1]);
}

const reach = (name: string) =>
  ` unless on () (${name} <= time() - $__range_s unless on () last_over_time(${name}[7h] offset $__range))`;

describe('a store that forgets', () => {
  test('answers what it still knows', async () => {
    expect(await total(14 * day)).toBeCloseTo(14, 9);
    expect(await total(day, oldest + 2 * day)).toBeCloseTo(1, 9);
  });

  test('gives no answer for a longer range, not everything there ever was, and no zero', async () => {
    expect(await total(16 * day)).toBeUndefined();
    expect(await total(30 * day)).toBeUndefined();
    expect(await total(30 * day, now, cost.total().by('team'))).toBeUndefined();
    expect(
      await total(30 * day, now, cost.total().where({ team: 'web' }).shareOf(cost.total())),
    ).toBeUndefined();
  });

  test('says so in the text of the query, for people too, and not for bars', () => {
    const setting = { pipeline: collector({ books: true }), filters: [] };
    const of = (asked: Asked) => print(compile(asked, setting).expr as never);
    expect(of(cost.total()).endsWith(reach(opened))).toBe(true);
    expect(of(activeUsers.distinct()).endsWith(reach('claude_code:tokens:opened'))).toBe(true);
    expect(of(cost.perStep('1d'))).not.toContain('opened');
  });
});
