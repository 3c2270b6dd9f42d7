import { expect, test } from 'vitest';
import { kills } from '../proof-runs/api-kill.js';

/** Requests in the middle of the reading, in the middle of the writing, and near the end. */
const sample = (requests: number): readonly number[] => [
  Math.ceil(requests * 0.5),
  requests - 6,
  requests - 2,
];

test('a process killed at a request leaves nothing that the next run does not mend', async () => {
  const table = await kills({ edition: '12.1', positions: sample });
  expect(table).toEqual({ requests: expect.any(Number), kills: 6, otherEnd: 0, foreignTouched: 0 });
  expect(table.requests).toBeGreaterThan(25);
});
