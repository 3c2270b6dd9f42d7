import { afterEach, expect, test } from 'vitest';
import { calm, send, simulate, type StoredExport } from '../../../pipeline/simulator/index.js';
import { receiver } from './receiver.js';

const small = { developers: 3, days: 1, seed: 8 } as const;
const fleet = () => simulate(small);
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function listen(answer: Parameters<typeof receiver>[0]) {
  const server = await receiver(answer);
  closing.push(server.close);
  return server;
}

test('every export arrives once, as it is, at the address of its signal', async () => {
  const server = await listen(() => ({ status: 200 }));
  const report = await send(fleet().exports, {
    endpoint: `${server.endpoint}/otlp/`,
    pace: 'fast',
    parallel: 1,
  });
  const wanted = [...fleet().exports].map(({ signal, body }) => ({ path: `/otlp/v1/${signal}`, body }));
  expect(server.received.map(({ path, body }) => ({ path, body }))).toEqual(
    JSON.parse(JSON.stringify(wanted)),
  );
  expect(report).toMatchObject({ acknowledged: wanted.length, refused: 0, retried: 0 });
});

test('only so many requests are under way, and each process waits for its own', async () => {
  const server = await listen(() => ({ status: 200 }));
  const sent: StoredExport[] = [];
  await send(fleet().exports, {
    endpoint: server.endpoint,
    pace: 'fast',
    parallel: 4,
    only: 'metrics',
    onAcknowledged: (one) => sent.push(one),
  });
  expect(server.most()).toBeLessThanOrEqual(4);
  expect(new Set(sent.map(({ signal }) => signal))).toEqual(new Set(['metrics']));
  const times = new Map<string, number>();
  for (const { process, at } of sent) {
    expect(at).toBeGreaterThanOrEqual(times.get(process) ?? 0);
    times.set(process, at);
  }
});

test('a busy receiver gets the export again, a wrong one ends the sending', async () => {
  const busy = await listen((_, nth) => ({ status: nth % 10 === 3 ? 503 : 200 }));
  const report = await send(fleet().exports, { endpoint: busy.endpoint, pace: 'fast' });
  expect(report.refused).toBe(0);
  expect(report.retried).toBeGreaterThan(0);
  const wrong = await listen(() => ({ status: 400, text: 'out of order sample' }));
  await expect(send(fleet().exports, { endpoint: wrong.endpoint, pace: 'fast' })).rejects.toThrow(
    /v1\/(metrics|logs) did not take an export: 400 out of order sample/,
  );
});

test('a web page in place of a receiver has taken nothing', async () => {
  const server = await listen(() => ({
    status: 200,
    text: '<html>Sign in</html>',
    type: 'text/html; charset=utf-8',
  }));
  await expect(send(fleet().exports, { endpoint: server.endpoint, pace: 'fast' })).rejects.toThrow(
    'did not take an export: a web page answers there, no receiver',
  );
});

test('an answer that took only a part is a refusal', async () => {
  const text = JSON.stringify({ partialSuccess: { rejectedDataPoints: '2', errorMessage: 'too old' } });
  const server = await listen(() => ({ status: 200, text }));
  const refused: string[] = [];
  const report = await send(fleet().exports, {
    endpoint: server.endpoint,
    pace: 'fast',
    onRefused: (_, why) => refused.push(why),
  });
  expect(report.acknowledged).toBe(0);
  expect(refused[0]).toContain('only a part was taken');
});

test('compressed time: stamps and ledger are the times of the wall', async () => {
  const server = await listen(() => ({ status: 200 }));
  const start = Date.now() + 200;
  const quick = simulate({
    ...small,
    ...calm,
    hours: 1,
    workday: [0, 0.5],
    zones: [0],
    compression: { start, speed: 1_800 },
  });
  const report = await send(quick.exports, { endpoint: server.endpoint });
  expect(quick.end - quick.start).toBe(2_000);
  expect(report.acknowledged).toBeGreaterThan(20);
  for (const { at, body } of server.received) {
    const stamp = Number(/"timeUnixNano":"(\d+)"/.exec(JSON.stringify(body))![1]) / 1e6;
    expect(stamp).toBeGreaterThanOrEqual(start);
    // Timers and the clock of the wall each round to a millisecond.
    expect(stamp).toBeLessThanOrEqual(at + 2);
  }
  const { ledger } = quick;
  const inside = ledger.total({ measure: 'cost', from: start, to: start + 2_100 });
  expect(inside).toBeGreaterThan(0);
  expect(inside).toBeCloseTo(ledger.total({ measure: 'cost' }), 9);
});

const totalBy = (compression?: { start: number; speed: number }) => {
  const one = simulate({ ...small, ...(compression && { compression }) });
  for (const _ of one.exports);
  return one.ledger.total({ measure: 'cost', by: ['team'] });
};

test('the same fleet in compressed time counts the same', () => {
  expect(totalBy({ start: 1_000_000, speed: 180 })).toEqual(totalBy());
});

test.each([
  ['http://127.0.0.1:9', 'http://127.0.0.1:9 cannot be reached: nothing listens there'],
  ['http://no-such-host.invalid', 'http://no-such-host.invalid cannot be reached: '],
  ['127.0.0.1:4318', '"127.0.0.1:4318" is not the address of a receiver. Write one such as http://'],
  ['ftp://127.0.0.1', '"ftp://127.0.0.1" is not the address of a receiver.'],
  ['http://%zz', '"http://%zz" is not the address of a receiver.'],
])('nobody at %s is said before the first export is due', async (endpoint, message) => {
  const later = simulate({ ...small, compression: { start: Date.now() + 600_000, speed: 1 } });
  await expect(send(later.exports, { endpoint })).rejects.toThrow(message);
});

test('a receiver that answers nothing is given up, though the next export is far away', async () => {
  const server = await listen(() => ({ status: 404, text: 'no such page' }));
  const slow = simulate({
    ...small,
    hours: 1,
    workday: [0, 0.01],
    zones: [0],
    compression: { start: Date.now() - 300_000, speed: 1 },
  });
  await expect(send(slow.exports, { endpoint: server.endpoint })).rejects.toThrow(
    /did not take an export: 404 no such page/,
  );
});
