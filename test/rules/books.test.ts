import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cost } from '../../queries/measures/index.js';
import { missing } from '../../queries/dimension.js';
import { every, truth, type Told } from './support/history.js';
import { counted, instant } from './support/replay.js';
import { text, watched, type Between } from './support/world.js';

type World = Awaited<ReturnType<typeof watched>>;

const hour = 60;
const byTeam = cost.total().by('team');
const byUser = cost.total().by('user');

function series(instance: string, team: string, user: string, rest: Omit<Told, 'labels'>): Told {
  return { labels: { instance, team, user_email: user, model: 'm', job: 'claude-code' }, ...rest };
}

/** Every range of at least an hour between moments that fall on no other rhythm; rules run on even minutes. */
function ranges(of: Between): Between[] {
  const found: Between[] = [];
  for (let from = of.from; from <= of.to - hour; from += 38)
    for (let to = from + hour; to <= of.to; to += 74) found.push({ from, to });
  return found;
}

/** The ranges whose answer is not the truth, with both. */
async function wrong(world: World, told: readonly Told[], among: readonly Between[]) {
  const found: unknown[] = [];
  for (const between of among) {
    for (const [asked, by] of [
      [byTeam, 'team'],
      [byUser, 'user_email'],
    ] as const) {
      const [said, really] = [await world.total(asked, between), truth(told, { by, ...between })];
      for (const name of new Set([...said.keys(), ...really.keys()])) {
        const [a, b] = [said.get(name) ?? 0, really.get(name) ?? 0];
        if (Math.abs(a - b) > 1e-6) found.push({ ...between, name, said: a, really: b });
      }
    }
  }
  return found;
}

describe('replicas and people come and go', () => {
  const until = 9 * hour;
  const told = [
    series('whole', 'web', 'ann', { adds: every(3, { from: 2, to: until, amount: 1 }) }),
    series('whole', 'data', 'ben', { adds: every(7, { from: 30, to: until, amount: 2 }) }),
    // A leaver: the collector forgets the series while the replica goes on.
    series('whole', 'web', 'leaver', {
      adds: every(2, { from: 5, to: 2 * hour, amount: 10 }),
      ends: 4 * hour + 3,
    }),
    // A rolling replacement: the new one counts before the old one ended.
    series('old', 'web', 'cid', { adds: every(4, { from: 1, to: 3 * hour, amount: 1.5 }), ends: 3 * hour }),
    series('new', 'web', 'cid', { adds: every(4, { from: 3 * hour - 10, to: until, amount: 1.5 }) }),
    series('new', 'ops', 'cid', { adds: every(4, { from: 3 * hour - 10, to: until, amount: 0.5 }) }),
    // A pushed store: nobody marks the end.
    series('pushed', 'lab', 'dee', {
      adds: every(5, { from: 10, to: 5 * hour, amount: 1 }),
      ends: 5 * hour,
      marked: false,
    }),
    series('pushed-2', 'lab', 'dee', { adds: every(5, { from: 5 * hour + 20, to: until, amount: 1 }) }),
    // People without a team.
    series('whole', '', 'eve', { adds: every(6, { from: 3, to: until, amount: 3 }) }),
  ];
  let world: World;
  beforeAll(async () => {
    world = await watched({ told, until });
  });
  afterAll(() => world?.stop());

  test('every range of an hour and more is right, by team and by user', async () => {
    const all = ranges({ from: 0, to: until });
    expect(all.length).toBeGreaterThan(40);
    expect(await wrong(world, told, all)).toEqual([]);
  });

  test('a range that starts before the first sample is right', async () => {
    expect(await wrong(world, told, [{ from: -3 * hour, to: 6 * hour }])).toEqual([]);
  });

  test('the bars of a range sum to its total, and each is right', async () => {
    const bars = await world.bars(cost.perStep('1h'), { from: hour, to: 8 * hour, step: hour });
    expect(bars.size).toBe(7);
    for (const [from, value] of bars) expect(value).toBeCloseTo(sumOf(told, { from, to: from + hour }), 6);
  });

  test('bars by user are right too, the unfinished one included', async () => {
    const from = hour / 2;
    const bars = await world.bars(cost.perStep('1h').by('user'), { from, to: until, step: hour });
    for (const [start, value] of bars) {
      expect(value).toBeCloseTo(sumOf(told, { from: start, to: Math.min(start + hour, until) }), 6);
    }
  });

  test('what is filtered to nothing is 0, and a share is of the whole', async () => {
    const between = { from: hour, to: until };
    const nobody = cost.total().where({ team: missing });
    expect((await world.total(cost.total().where({ team: 'none' }), between)).get('')).toBe(0);
    const share = (await world.total(nobody.shareOf(cost.total()), between)).get('')!;
    const eve = truth(told, { by: 'team', ...between }).get('')!;
    expect(share).toBeCloseTo(eve / sumOf(told, between), 9);
  });

  test('a total reads about five samples a book, and seven hours of when the rules began', async () => {
    const [series] = await instant(world.prometheus, 'count(claude_code:cost_usd:books)', until);
    const { samples } = await counted(world.prometheus, text(byTeam, { from: 6 * hour, to: until }), until);
    expect((samples - 7 * 60) / Number(series!.value[1])).toBeLessThan(6);
  });

  test('the last bar ends where the range does, also in the middle of its step', async () => {
    const from = until - hour / 2;
    const bars = await world.bars(cost.perStep('1h'), { from, to: until, step: hour });
    expect([...bars.keys()]).toEqual([from]);
    expect(bars.get(from)).toBeCloseTo(sumOf(told, { from, to: until }), 6);
  });
});

describe('200 evaluations in a row are missed', () => {
  const until = 11 * hour;
  const [from, to] = [4 * hour, 4 * hour + 200];
  const told = [
    series('a', 'web', 'ann', { adds: every(3, { from: 2, to: until, amount: 1 }) }),
    // Ended before.
    series('b', 'data', 'ben', { adds: every(4, { from: 9, to: 3 * hour, amount: 2 }), ends: 3 * hour }),
    // Begins meanwhile.
    series('c', 'data', 'ben', { adds: every(4, { from: 5 * hour, to: until, amount: 2 }) }),
    // Ends meanwhile.
    series('d', 'ops', 'cid', { adds: every(5, { from: 4, to: 6 * hour, amount: 1 }), ends: 6 * hour }),
  ];
  let world: World;
  beforeAll(async () => {
    world = await watched({ told, until, misses: (minute) => minute > from && minute <= to });
  });
  afterAll(() => world?.stop());

  test('ranges across them are right, once an hour has passed', async () => {
    const across = ranges({ from: 0, to: until }).filter((one) => one.from <= from && one.to > to + hour);
    expect(across.length).toBeGreaterThan(10);
    expect(await wrong(world, told, across)).toEqual([]);
  });

  test('ranges before and after them are right', async () => {
    const clear = ranges({ from: 0, to: until }).filter((one) => one.to <= from || one.from > to + hour);
    expect(clear.length).toBeGreaterThan(10);
    expect(await wrong(world, told, clear)).toEqual([]);
  });

  test('a range that starts in them counts from three hours before them at most', async () => {
    const inside = ranges({ from: 0, to: until }).filter((one) => one.from > from && one.from < to);
    for (const between of inside.filter((one) => one.to > to + hour)) {
      const said = (await world.total(byTeam, between)).get('web')!;
      const [least, most] = [between.from, from - 3 * hour].map((start) =>
        truth(told, { by: 'team', from: start, to: between.to }).get('web'),
      );
      expect(said).toBeGreaterThanOrEqual(least!);
      expect(said).toBeLessThanOrEqual(most!);
    }
  });

  test('the bars across them sum to the total', async () => {
    const between = { from: hour, to: 10 * hour };
    const bars = await world.bars(cost.perStep('1h'), { ...between, step: hour });
    expect([...bars.values()].reduce((a, b) => a + b)).toBeCloseTo(sumOf(told, between), 6);
  });
});

describe('the rules begin hours after the data', () => {
  const until = 6 * hour;
  const opened = 3 * hour;
  const told = [
    series('a', 'web', 'ann', { adds: every(3, { from: 2, to: until, amount: 1 }) }),
    series('gone', 'web', 'ann', { adds: every(3, { from: 2, to: 2 * hour, amount: 9 }), ends: 2 * hour }),
    series('b', 'data', 'ben', { adds: every(4, { from: 4 * hour, to: until, amount: 2 }) }),
  ];
  let world: World;
  beforeAll(async () => {
    world = await watched({ told, until, from: opened });
  });
  afterAll(() => world?.stop());

  test('a range from before counts from then on, never what was there already', async () => {
    for (const from of [-hour, 0, hour, 2 * hour + 58]) {
      for (const to of [4 * hour + 6, 5 * hour, until]) {
        const said = await world.total(byTeam, { from, to });
        expect(Object.fromEntries(said)).toEqual(
          Object.fromEntries(truth(told, { by: 'team', from: opened, to })),
        );
      }
    }
  });

  test('ranges from then on are right', async () => {
    const among = ranges({ from: opened, to: until });
    expect(await wrong(world, told, among)).toEqual([]);
  });
});

describe('a replica ended 35 days ago', () => {
  const day = 24 * hour;
  const until = 37 * day;
  const told = [
    series('a', 'web', 'ann', { adds: every(30, { from: 31, to: 6 * hour, amount: 5 }), ends: 6 * hour }),
    series('b', 'web', 'ann', { adds: every(hour, { from: 5 * hour, to: until, amount: 1 }) }),
  ];
  let world: World;
  beforeAll(async () => {
    world = await watched({ told, until, from: 24, step: 3 * hour });
  });
  afterAll(() => world?.stop());

  const book = (minute: number) =>
    instant(world.prometheus, 'claude_code:cost_usd:books{instance="a"}', minute);
  const lastOf = (days: number) => 24 + Math.floor((days * day - 24) / (3 * hour)) * 3 * hour;

  test('its books are kept until then, and not longer', async () => {
    expect(await book(lastOf(35))).toHaveLength(1);
    expect(await book(lastOf(36))).toEqual([]);
  });

  test('totals of 30 days are right before and after', async () => {
    const among = [30, 33, 35, 36, 37].map((n) => ({ from: lastOf(n - 30), to: lastOf(n) }));
    expect(await wrong(world, told, among)).toEqual([]);
  });
});

function sumOf(told: readonly Told[], between: Between): number {
  return [...truth(told, { by: 'job', ...between }).values()].reduce((a, b) => a + b, 0);
}
