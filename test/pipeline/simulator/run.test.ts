import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  LedgerFile,
  readExports,
  runFleet,
  simulate,
  type Progress,
  type SimulateOptions,
  type StoredExport,
} from '../../../pipeline/simulator/index.js';

const fleet = { developers: 5, days: 1, seed: 31 } as const;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccboards-run-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(['exports.jsonl', 'exports.jsonl.gz'])('%s holds every export in order', async (name) => {
  const out = join(folder, name);
  const report = await runFleet({ fleet, out });
  const wanted = [...simulate(fleet).exports];
  const found: StoredExport[] = [];
  for await (const sent of readExports(out)) found.push(sent);
  expect(found).toEqual(
    wanted.map(({ at, signal, process, body }) => JSON.parse(JSON.stringify({ at, signal, process, body }))),
  );
  expect(report.exports.metrics + report.exports.logs).toBe(wanted.length);
});

test('a ledger in a file answers like one in memory', async () => {
  const path = join(folder, 'ledger.jsonl.gz');
  const report = await runFleet({ fleet, ledger: path });
  const memory = simulate(fleet);
  for (const _ of memory.exports);
  const file = new LedgerFile(path);
  for (const question of [
    { measure: 'cost', by: ['team', 'model'] },
    { measure: 'tokens', by: ['user'], clock: 'event' },
    { measure: 'apiRequests', where: { querySource: 'sdk' }, by: ['version'] },
  ] as const) {
    expect(await file.total(question)).toEqual(memory.ledger.total(question));
  }
  const from = memory.start + 10 * 3_600_000;
  const to = from + 3_600_000;
  expect(await file.total({ measure: 'cost', from, to })).toBe(
    memory.ledger.total({ measure: 'cost', from, to }),
  );
  expect(report.totals.cost.arrived).toBeCloseTo(memory.ledger.total({ measure: 'cost' }), 6);
  expect(report.totals.prompts.happened).toBe(memory.ledger.total({ measure: 'prompts', clock: 'event' }));
});

test('progress goes from the start to the end', async () => {
  const seen: Progress[] = [];
  await runFleet({ fleet: { developers: 24, days: 1 }, onProgress: (progress) => seen.push(progress) });
  const done = seen.map((progress) => progress.done);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(done.length).toBeGreaterThan(2);
  expect(done.at(-1)).toBe(1);
});

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** The most memory in use while a fleet runs, in megabytes. */
function memoryOf(days: number): number {
  const people = simulate({ developers: 3, days, seed: 3 }, { record: () => undefined });
  let most = 0;
  let count = 0;
  for (const _ of people.exports) {
    if (++count % 500 !== 0) continue;
    collectGarbage();
    most = Math.max(most, process.memoryUsage().heapUsed);
  }
  return most / 1e6;
}

test('eight times the days need no more memory', () => {
  memoryOf(2);
  const short = memoryOf(2);
  expect(memoryOf(16)).toBeLessThan(short + 5);
});

test.each([
  [{ developers: 0 }, 'simulate › developers: 0 is not a whole number above 0'],
  [{ developers: 200_000 }, 'simulate › developers: 200000 is more than the limit of 100000'],
  [{ developers: 3, days: 1e9 }, 'simulate › days: 1000000000 is more than the limit of 3660'],
  [{ developers: 3, days: 1.5 }, 'simulate › days: 1.5 is not a whole number above 0'],
  [{ developers: 3, hours: -1 }, 'simulate › hours: -1 is not above 0'],
  [{ developers: 3, start: 'soon' }, 'simulate › start: soon is not a date; write 2026-03-02'],
  [{ developers: 3, network: { lost: 2 } }, 'simulate › lost: 2 is not between 0 and 1'],
  [{ developers: 3, habits: { sleeps: Number.NaN } }, 'simulate › sleeps: NaN is not between 0 and 1'],
  [{ developers: 3, seed: 0.5 }, 'simulate › seed: 0.5 is not a whole number'],
  [{ developers: 3, metricInterval: 0 }, 'simulate › metricInterval: 0 is not above 0'],
  [
    { developers: 3, teams: {} },
    'simulate › teams: give at least one team with a weight above 0, and none below',
  ],
  [{ developers: 3, workday: [9, 9] }, 'simulate › workday: 9 to 9 is no part of a day'],
  [{ developers: 3, zones: [] }, 'simulate › zones: give at least one, such as 0'],
  [{ developers: 3, zones: [20] }, 'simulate › zones: 20 is not between -12 and 14'],
  [{ developers: 3, compression: { start: 0, speed: 0 } }, 'simulate › compression.speed: 0 is not above 0'],
] as [SimulateOptions, string][])('%o is refused', (options, message) => {
  expect(() => simulate(options)).toThrow(message);
});

test('a folder that is not there fails with its path', async () => {
  await expect(runFleet({ fleet, out: join(folder, 'none', 'x.jsonl') })).rejects.toThrow(
    'none/x.jsonl cannot be written: its folder is not there',
  );
});

test('a fleet runs once, and says so', () => {
  const { exports } = simulate({ developers: 1 });
  expect([...exports].length).toBeGreaterThan(10);
  expect(() => [...exports]).toThrow(
    'simulate › exports: a fleet runs once; simulate it again for another run',
  );
});

test('files bear their names only when they are whole, and an interrupted run leaves none', async () => {
  const [out, ledger] = [join(folder, 'cut.jsonl'), join(folder, 'cut-ledger.jsonl.gz')];
  const stop = new AbortController();
  const running = runFleet({
    fleet: { developers: 20, days: 1 },
    out,
    ledger,
    signal: stop.signal,
    onProgress: () => stop.abort(),
  });
  expect((await readdir(folder)).filter((name) => name.startsWith('cut'))).toEqual([]);
  await expect(running).rejects.toThrow();
  expect((await readdir(folder)).filter((name) => name.includes('cut'))).toEqual([]);
});

test('a failure leaves what stood there before', async () => {
  const out = join(folder, 'kept.jsonl');
  await writeFile(out, 'before\n');
  const to = { endpoint: 'http://127.0.0.1:9' };
  await expect(runFleet({ fleet, out, to })).rejects.toThrow('cannot be reached');
  expect(await readFile(out, 'utf8')).toBe('before\n');
});

test('exports and ledger need a file each', async () => {
  const out = join(folder, 'one.jsonl');
  const ledger = join(folder, '..', basename(folder), 'one.jsonl');
  await expect(runFleet({ fleet, out, ledger })).rejects.toThrow('is the file of the exports too');
  await expect(runFleet({ fleet, out, ledger: folder })).rejects.toThrow(
    `${folder} cannot be written: it is a folder`,
  );
  expect((await readdir(folder)).filter((name) => name.includes('one.jsonl'))).toEqual([]);
});

test('a pipe or a device is written as it is', async () => {
  const report = await runFleet({ fleet, out: '/dev/null' });
  expect(report.bytes).toBeGreaterThan(1_000);
  expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
});
