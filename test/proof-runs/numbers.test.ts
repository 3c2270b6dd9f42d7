import { describe, expect, test } from 'vitest';
import { apiRequests, cost, toolCalls } from '../../queries/measures/index.js';
import { parts } from './numbers.js';
import { inLoki, patience } from './numbers-events.js';
import { totals, type Finding } from './numbers-findings.js';
import { firstDay, troops } from './numbers-fleets.js';
import type { Summed } from './numbers-measures.js';
import { day } from './numbers-ranges.js';
import type { Clock } from './numbers-truth.js';

/** A small version of `npm run proof -- --only numbers`: a fleet a pipeline, four days. */
const scale = { developers: 8, days: 3, times: 1, quiet: ['6 h'] } as const;

function run(
  part: string,
  fleet: string,
  developers: number = scale.developers,
): Promise<readonly Finding[]> {
  const found = parts({ ...scale, developers, fleets: [fleet] }).find(({ name }) => name.startsWith(part));
  return found!.run();
}

/** What is further off than it may be, so that a failure names it. */
function beyond(found: readonly Finding[], clocks: readonly Clock[], share: number): string[] {
  return found.flatMap((one) =>
    clocks
      .filter((clock) => Math.abs(one.off[clock] ?? 0) > share)
      .map(() => `${one.pipeline}: ${one.what} by ${one.by}, ${one.length}: ${one.shown} for ${one.real}`),
  );
}

const ofADay = ({ length }: Finding) => length === '24 h';

describe('numbers against the ledger', () => {
  test('through our collector, with and without books', { timeout: 600_000 }, async () => {
    const found = await run('collector', 'usual');
    expect(found.length).toBeGreaterThan(300);
    const numbers = found.filter(({ what }) => what !== 'activeUsers, a bar a day');
    expect(beyond(numbers, ['stored', 'recorded'], 1e-9)).toEqual([]);
    const quiet = numbers.filter((one) => one.quiet);
    expect(quiet.length).toBeGreaterThan(50);
    expect(beyond(quiet, ['arrived'], 1e-9)).toEqual([]);
  });

  test('events', { timeout: 600_000 }, async () => {
    const found = await run('events', 'calm');
    expect(found.length).toBeGreaterThan(100);
    expect(beyond(found, ['arrived'], 1e-9)).toEqual([]);
  });

  test('events of which Loki keeps two copies', { timeout: 600_000 }, async () => {
    const [usual] = troops({ developers: 2, days: 1 });
    const options = { ...usual!.options, network: { lost: 0, killed: 0, repeated: 0.3 } };
    // Blocks of a few events: an export that is sent again lies across the end of one much more often.
    const flags = [...patience, '-ingester.chunks-block-size=2048'];
    const { loki, world } = await inLoki({ ...usual!, options }, { flags });
    try {
      const range = { length: '24 h', aligned: true, from: firstDay, to: firstDay + day };
      for (const measure of [apiRequests, cost, toolCalls] as unknown as readonly Summed[]) {
        const [one] = await totals(world, { measure, ranges: [range], by: [[]] });
        expect(one!.off, measure.id).toMatchObject({ stored: 0 });
      }
    } finally {
      await loki.stop();
    }
  });

  test('a store of increments', { timeout: 600_000 }, async () => {
    expect(beyond(await run('delta', 'rough'), ['stored'], 1e-9)).toEqual([]);
  });

  test('counters of single sessions, many of them taken up again', { timeout: 600_000 }, async () => {
    const found = (await run('sessions', 'many resumes', 5)).filter(ofADay);
    const of = (name: string) => found.filter(({ pipeline }) => pipeline === name);
    expect(beyond(of('recorded'), ['recorded'], 0.005)).toEqual([]);
    const large = of('perSession').filter(({ what }) => ['cost', 'tokens', 'activeUsers'].includes(what));
    expect(large.length).toBeGreaterThan(9);
    expect(beyond(large, ['stored'], 0.005)).toEqual([]);
    const increase = found.filter(
      ({ pipeline, what }) => pipeline.includes('increase') && what === 'sessions',
    );
    expect(increase.every(({ off }) => off.arrived! < -0.9)).toBe(true);
  });
});
