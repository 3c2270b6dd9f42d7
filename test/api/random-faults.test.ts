import { expect, test } from 'vitest';
import { randomFaults } from '../proof-runs/api-faults.js';

test('50 applies with a fifth of all requests going wrong: in place, or said exactly what is not', async () => {
  const { runs, requests, whole, partial, ...wrong } = await randomFaults({ runs: 50, share: 0.2, seed: 1 });
  expect(wrong).toEqual({ untrue: 0, falseConflicts: 0, silent: 0, foreignTouched: 0, unmended: 0 });
  expect(whole + partial).toBe(runs);
  expect(whole).toBeGreaterThan(40);
  expect(requests).toBeGreaterThan(1000);
});

test('when most requests go wrong, what is said to be in place still is', async () => {
  const {
    whole: _whole,
    runs: _runs,
    requests: _requests,
    partial,
    ...wrong
  } = await randomFaults({ runs: 10, share: 0.7, seed: 900 });
  expect(wrong).toEqual({ untrue: 0, falseConflicts: 0, silent: 0, foreignTouched: 0, unmended: 0 });
  expect(partial).toBeGreaterThan(0);
});
