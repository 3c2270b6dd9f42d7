import { afterAll, beforeAll, expect, test } from 'vitest';
import { activeUsers } from '../../queries/measures/index.js';
import { books } from '../../rules/index.js';
import type { Prometheus } from '../engines/index.js';
import { historyOf, type Told } from './support/history.js';
import { instant, range, Ruler, startForReplay, write } from './support/replay.js';
import { pipeline, rulesFor, text } from './support/world.js';

const hour = 60;
const day = 24 * hour;
const tokens = 'claude_code_token_usage_tokens_total';
const until = 3 * day;

function person(user: string, adds: readonly (readonly [number, number])[], instance = 'a'): Told {
  return { labels: { instance, team: 'web', user_email: user, model: 'm', type: 'input' }, adds };
}

/** Ann works every day, ben on the first two, cid on the third; dee keeps a terminal open and does nothing. */
const told = [
  person(
    'ann',
    [0, 1, 2].map((n) => [n * day + 10 * hour + 7, 100] as const),
  ),
  person('ben', [
    [9 * hour, 50],
    [day + 9 * hour, 50],
  ]),
  person('cid', [[2 * day + 15 * hour, 10]]),
  person('dee', [[8 * hour, 1]]),
];

let prometheus: Prometheus;
beforeAll(async () => {
  prometheus = await startForReplay();
  await write(prometheus, tokens, historyOf(tokens, told, until));
  const groups = rulesFor(/:tokens:(opened|seen|by_user)/, books(pipeline));
  await new Ruler(prometheus, groups).run({ from: 0, to: until, step: 4 });
});
afterAll(() => prometheus?.stop());

test('people of each day are counted by the hour they were there', async () => {
  const query = text(activeUsers.perStep('1d'), { from: 0, to: until });
  expect(query).toContain('by_user_1h');
  const days = await range(prometheus, query, { from: 0, to: 2 * day, step: day });
  expect([...days.values()]).toEqual([3, 2, 2]);
});

test('people of a range are counted to the minute', async () => {
  const inRange = activeUsers.distinct();
  const count = async (from: number, to: number) =>
    Number((await instant(prometheus, text(inRange, { from, to }), to))[0]?.value[1] ?? 0);
  expect(await count(0, until)).toBe(4);
  expect(await count(day, 2 * day)).toBe(2);
  expect(await count(day + 9 * hour, day + 10 * hour)).toBe(0);
  expect(await count(2 * day + 15 * hour - 4, 2 * day + 15 * hour)).toBe(1);
});
