import { expect, test } from 'vitest';
import { play } from '../../proof-runs/chain-live.js';
import { ways } from './replicas.js';

const fleet = {
  developers: 12,
  hours: 10.5,
  seed: 3,
  sessionsPerDay: 4,
  workday: [9, 9.5],
  zones: [0],
  cumulativeTrouble: true,
  habits: { cumulative: 0.4, resumes: 0.5, sharedSession: 0.4, parallel: 0.5, withoutTeam: 0.2 },
  network: { lost: 0.02, repeated: 0.02 },
} as const;

test.concurrent.each(ways)(
  'two replicas hold what arrived of a fleet with every trouble, %s',
  async (way) => {
    const { compared } = await play(way, { fleet, speed: 900, lead: 4_000 });
    expect(compared).toHaveLength(8);
    for (const { metric, ledger, store, byTeam, byModel } of compared) {
      expect(ledger, metric).toBeGreaterThan(0);
      expect(store, metric).toBeCloseTo(ledger, 6);
      expect(byTeam, metric).toBeCloseTo(0, 6);
      expect(byModel, metric).toBeCloseTo(0, 6);
    }
  },
  180_000,
);
