import { createServer } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ApiFault } from '../../src/api/index.js';
import { askedWait, retrying } from '../../src/api/retry.js';
import { answering, fault, get, listening, post } from './answering.js';
import { clientOf } from './clients.js';

const busy = (): Promise<never> => Promise.reject(new ApiFault({ kind: 'busy', what: '', todo: '' }));

test.each([429, 500, 502, 503, 504])('a read goes on after %i', async (status) => {
  const server = await answering({ status }, { status }, { body: '{"a":1}' });
  expect(await clientOf(server).ask(get)).toEqual({ a: 1 });
  expect(server.asked).toHaveLength(3);
});

test.each([500, 502, 503, 504])(
  'a write is sent once when %i leaves open whether it happened',
  async (status) => {
    const server = await answering({ status });
    expect(await fault(clientOf(server).ask(post))).toMatchObject({ mayHaveHappened: true, status });
    expect(server.asked).toHaveLength(1);
  },
);

test('a write goes on after 429, five times at most', async () => {
  const server = await answering({ status: 429 });
  expect(await fault(clientOf(server).ask(post))).toMatchObject({ kind: 'busy' });
  expect(server.asked).toHaveLength(5);
});

test.each([400, 401, 403, 404, 409, 412, 413, 422])('%i is final', async (status) => {
  const server = await answering({ status });
  await fault(clientOf(server).ask(get));
  expect(server.asked).toHaveLength(1);
});

test('a server that hangs costs one wait, not five', async () => {
  let asked = 0;
  const url = `http://127.0.0.1:${await listening(createServer(() => void (asked += 1)))}`;
  const rule = { longestMs: 100, sleep: () => Promise.resolve() };
  const client = clientOf({ url, token: 'x' }, { connection: { timeoutMs: 100 }, retry: rule });
  expect(await fault(client.ask(get))).toMatchObject({ kind: 'timeout' });
  expect(asked).toBe(1);
});

test('waits as long as the server asks, and gives up when that is too long', async () => {
  const waits: number[] = [];
  const sleep = (ms: number): Promise<void> => (waits.push(ms), Promise.resolve());
  const server = await answering(
    { status: 429, headers: { 'retry-after': '7' } },
    { status: 429, headers: { 'retry-after': '3600' } },
  );
  expect(await fault(clientOf(server, { retry: { sleep } }).ask(get))).toMatchObject({
    kind: 'busy',
    waitMs: 3_600_000,
  });
  expect(waits).toEqual([7000]);
});

test('jitter stays between nothing and a ceiling that doubles up to the longest wait', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 9, maxLength: 9 }),
      async (numbers) => {
        const waits: number[] = [];
        const rest = [...numbers];
        const rule = {
          tries: 10,
          random: () => rest.shift()!,
          sleep: (ms: number) => (waits.push(ms), Promise.resolve()),
        };
        await fault(retrying({ reads: true, rule }, busy));
        expect(waits).toEqual(numbers.map((number, index) => number * Math.min(10_000, 500 * 2 ** index)));
      },
    ),
  );
});

test('Retry-After is read as seconds and as a date', () => {
  const now = Date.parse('2026-11-20T12:00:00Z');
  expect(askedWait('5', now)).toBe(5000);
  expect(askedWait('Fri, 20 Nov 2026 12:00:09 GMT', now)).toBe(9000);
  expect(askedWait('Fri, 20 Nov 2026 11:00:00 GMT', now)).toBe(0);
  expect([askedWait('soon', now), askedWait('', now), askedWait(undefined, now)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
