import { afterAll, beforeAll, expect, test } from 'vitest';
import { every, truth, type Told } from './support/history.js';
import { instant } from './support/replay.js';
import { watched } from './support/world.js';

const day = 24 * 60;
/** April begins 30 days after the midnight of these histories. */
const april = 30 * day;
const from = april - 10 * 60;
const until = april + 15 * 60;

const told: Told[] = [
  {
    labels: { instance: 'a', team: 'web', user_email: 'ann', model: 'm' },
    adds: every(60, { from: april - 1000, to: until, amount: 1 }),
  },
  {
    labels: { instance: 'b', team: 'data', user_email: 'ben', model: 'm' },
    adds: every(90, { from: april - 700, to: april + 300, amount: 2 }),
    ends: april + 400,
  },
  {
    labels: { instance: 'c', team: 'data', user_email: 'ben', model: 'm' },
    adds: every(90, { from: april + 420, to: until, amount: 3 }),
  },
];

type World = Awaited<ReturnType<typeof watched>>;
let world: World;
beforeAll(async () => {
  world = await watched({ told, from, until, step: 4 });
});
afterAll(() => world?.stop());

async function monthAt(minute: number): Promise<Record<string, number>> {
  const said = await instant(world.prometheus, 'sum by (team) (claude_code:cost_usd:month)', minute);
  return Object.fromEntries(said.map(({ metric, value }) => [metric['team']!, Number(value[1])]));
}

const between = (start: number, to: number) =>
  Object.fromEntries(truth(told, { by: 'team', from: start, to }));

test('the month to date begins with the month', async () => {
  for (const to of [april + 60, april + 360, april + 12 * 60, until]) {
    expect(await monthAt(to), String(to)).toEqual(between(april, to));
  }
});

test('before that it counts from when the rules began', async () => {
  for (const to of [from + 120, april - 60]) expect(await monthAt(to)).toEqual(between(from, to));
  const [began] = await instant(world.prometheus, 'claude_code:cost_usd:month_began', april - 60);
  expect(Number(began!.value[1])).toBe(Date.UTC(2026, 2, 2) / 1000 + from * 60);
});
