import { expect, test } from 'vitest';
import { simulate, type SimulateOptions } from '../../../pipeline/simulator/index.js';
import { pointsOf, recordsOf } from './decode.js';

/** What can be seen of a process in its exports alone. */
type Seen = {
  readonly user: string;
  readonly session: string;
  readonly machine: string;
  readonly version: string;
  readonly team: boolean;
  readonly startType: string;
  readonly delta: boolean;
  readonly entry: 'terminal' | 'none';
  readonly first: number;
  last: number;
  exports: number;
};

const hour = 3_600_000;

function processesOf(options: SimulateOptions): Seen[] {
  const seen = new Map<string, Seen>();
  for (const sent of simulate(options).exports) {
    const [point] = pointsOf(sent);
    const known = seen.get(sent.process);
    if (known) {
      known.last = sent.at;
      known.exports += sent.signal === 'metrics' ? 1 : 0;
      continue;
    }
    if (!point) continue;
    const { attributes, resource, delta } = point;
    const text = (key: string) => String(attributes.get(key) ?? '');
    const started = [...pointsOf(sent)].find(({ name }) => name === 'claude_code.session.count');
    seen.set(sent.process, {
      user: text('user.email'),
      session: text('session.id'),
      machine: text('user.id'),
      version: String(resource.get('service.version')),
      team: resource.has('team'),
      startType: String(started?.attributes.get('start_type') ?? ''),
      delta,
      entry: attributes.has('terminal.type') ? 'terminal' : 'none',
      first: sent.at,
      last: sent.at,
      exports: 1,
    });
  }
  return [...seen.values()];
}

const processes = processesOf({ developers: 20, days: 3, seed: 5, zones: [0] });

const overlap = (a: Seen, b: Seen) => a !== b && a.first < b.last && b.first < a.last;
const pairs = (wanted: (a: Seen, b: Seen) => boolean) =>
  processes.flatMap((a) => processes.filter((b) => a !== b && wanted(a, b)));

test('one person has two machines, and two releases', () => {
  expect(pairs((a, b) => a.user === b.user && a.machine !== b.machine).length).toBeGreaterThan(5);
  expect(pairs((a, b) => a.user === b.user && a.version !== b.version).length).toBeGreaterThan(5);
});

const sameDay = (a: Seen, b: Seen) => new Date(a.first).getUTCDate() === new Date(b.first).getUTCDate();

test('a machine gets a new release within a day', () => {
  expect(
    pairs((a, b) => a.machine === b.machine && a.version !== b.version && sameDay(a, b)).length,
  ).toBeGreaterThan(0);
});

test('sessions run side by side, some under one id', () => {
  expect(
    pairs((a, b) => a.user === b.user && a.session !== b.session && overlap(a, b)).length,
  ).toBeGreaterThan(5);
  expect(pairs((a, b) => a.session === b.session && overlap(a, b)).length).toBeGreaterThan(0);
});

test('sessions are taken up again under their id, after their end', () => {
  expect(pairs((a, b) => a.session === b.session && a.last < b.first).length).toBeGreaterThan(0);
  const types = new Set(processes.map(({ startType }) => startType));
  for (const type of ['fresh', 'resume', 'continue', 'agents_view']) expect(types).toContain(type);
});

test('delta and cumulative clients, people with and without a team', () => {
  expect(new Set(processes.map(({ delta }) => delta))).toEqual(new Set([true, false]));
  expect(new Set(processes.map(({ team }) => team))).toEqual(new Set([true, false]));
});

test('terminals stay open for more than half a day, and runs end with a single export', () => {
  expect(processes.some(({ first, last }) => last - first > 12 * hour)).toBe(true);
  expect(processes.filter(({ entry, exports }) => entry === 'none' && exports === 1).length).toBeGreaterThan(
    5,
  );
});

const twice = (all: readonly Seen[]) => {
  const ids = all.filter(({ delta }) => !delta).map(({ session }) => session);
  return ids.length - new Set(ids).size;
};

test('cumulative clients neither share nor resume an id, unless told to', () => {
  expect(twice(processes)).toBe(0);
  const habits = { cumulative: 1, resumes: 1, sharedSession: 1 };
  const options = { developers: 6, days: 2, seed: 5, habits };
  expect(twice(processesOf({ ...options, cumulativeTrouble: true }))).toBeGreaterThan(0);
});

test('a sleeping machine sends nothing, and what it held when it wakes', () => {
  const habits = { sleeps: 1, cumulative: 1 };
  const gaps = new Map<string, number>();
  const longest = new Map<string, number>();
  for (const { signal, process, at } of simulate({ developers: 6, days: 1, seed: 5, habits }).exports) {
    if (signal !== 'metrics') continue;
    const gap = at - (gaps.get(process) ?? at);
    longest.set(process, Math.max(longest.get(process) ?? 0, gap));
    gaps.set(process, at);
  }
  expect([...longest.values()].filter((gap) => gap > hour / 4).length).toBeGreaterThan(2);
});

test('weekends are quiet, and days have hours', () => {
  const hours = Array.from({ length: 24 }, () => 0);
  const days = Array.from({ length: 7 }, () => 0);
  const options = { developers: 8, days: 7, seed: 2, zones: [0], start: '2026-03-02' };
  for (const sent of simulate(options).exports) {
    for (const { time } of recordsOf(sent)) {
      const date = new Date(Number(time / 1_000_000n));
      hours[date.getUTCHours()]! += 1;
      days[date.getUTCDay()]! += 1;
    }
  }
  expect(hours[12]).toBeGreaterThan(10 * (hours[3]! + 1));
  expect(days[2]).toBeGreaterThan(3 * days[0]!);
});
