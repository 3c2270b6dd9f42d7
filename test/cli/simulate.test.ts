import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readExports } from '../../pipeline/simulator/index.js';
import { receiver } from '../pipeline/simulator/receiver.js';
import { start } from './ccboards.js';
import { ccboards } from './warm.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccboards-simulate-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a file', () => {
  test('is written whole, with its ledger, and the words count right', async () => {
    const size = ['--developers', '1', '--days', '1', '--seed', '2'];
    const files = ['--out', 'exports.jsonl.gz', '--ledger', 'ledger.jsonl'];
    const ended = await ccboards(folder, 'simulate', ...size, ...files);
    expect(ended.err).toBe('');
    expect(ended.code).toBe(0);
    expect(ended.out).toMatch(/^1 developer, 1 day: \d+ metric exports with \d+ points, \d+ event exports/);
    expect((await readdir(folder)).toSorted()).toEqual(['exports.jsonl.gz', 'ledger.jsonl']);
    let count = 0;
    for await (const { signal } of readExports(join(folder, 'exports.jsonl.gz'))) {
      expect(['metrics', 'logs']).toContain(signal);
      count += 1;
    }
    expect(count).toBeGreaterThan(10);
  });

  test('as JSON, with settings of the client', async () => {
    const setting = 'OTEL_LOG_RAW_API_BODIES=1';
    const args = ['--developers', '2', '--client', setting, '--out', 'exports.jsonl', '--json'];
    const ended = await ccboards(folder, 'simulate', ...args);
    expect(JSON.parse(ended.out)).toMatchObject({ developers: 2, days: 1, seed: 1 });
    expect(await readFile(join(folder, 'exports.jsonl'), 'utf8')).toContain('claude_code.api_request_body');
  });

  test('of a weekend is empty, and says why', async () => {
    const args = ['--developers', '2', '--start', '2026-03-07', '--out', 'exports.jsonl'];
    const { code, err } = await ccboards(folder, 'simulate', ...args);
    expect(err).toBe('Nobody works in these days: weekends are free. Take others with --start or --days.\n');
    expect(code).toBe(0);
  });

  test('that is interrupted leaves nothing behind', async () => {
    const args = ['simulate', '--developers', '500', '--days', '30', '--out', 'big.jsonl'];
    const running = start(folder, args);
    const until = Date.now() + 60_000;
    const begun = async () => {
      const [name] = await readdir(folder);
      return name !== undefined && (await stat(join(folder, name))).size > 0;
    };
    while (!(await begun()) && Date.now() < until) await new Promise((done) => setTimeout(done, 50));
    running.interrupt();
    const { code, err } = await running.ended;
    expect(err).toBe('Interrupted: what was written so far is removed.\n');
    expect(code).toBe(130);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a receiver', () => {
  test('gets the fleet', async () => {
    const server = await receiver(() => ({ status: 200 }));
    try {
      const args = ['--developers', '1', '--speed', '100000', '--endpoint', server.endpoint, '--json'];
      const { code, out, err } = await ccboards(folder, 'simulate', ...args);
      expect(err).toBe('');
      expect(code).toBe(0);
      const { sent } = JSON.parse(out) as { sent: { acknowledged: number } };
      expect(sent.acknowledged).toBe(server.received.length);
    } finally {
      await server.close();
    }
  });

  test('that is not there is said in two lines, and no file is left', async () => {
    const args = ['--endpoint', 'http://127.0.0.1:9', '--speed', '1', '--out', 'x.jsonl'];
    const began = Date.now();
    const { code, out, err } = await ccboards(folder, 'simulate', ...args);
    expect(out).toBe('');
    expect(err).toBe(
      'http://127.0.0.1:9 cannot be reached: nothing listens there\n' +
        '  Start a receiver of OTLP over HTTP there, or give the address of one that runs.\n',
    );
    expect(code).toBe(1);
    expect(Date.now() - began).toBeLessThan(60_000);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('what makes no sense is refused at once', () => {
  test.each([
    [['--out', 'a.jsonl', '--ledger', './a.jsonl'], 1, 'is the file of the exports too'],
    [['--out', 'none/a.jsonl'], 1, 'none/a.jsonl cannot be written: its folder is not there'],
    [['--out', '.'], 1, 'cannot be written: it is a folder'],
    [['--out', ''], 2, '--out is empty. Write --out <file>'],
    [['--out', 'a', '--developers', '1e9'], 2, '--developers 1e9: the limit is 100000.'],
    [['--out', 'a', '--developers', '0'], 2, '--developers 0: give a number above 0.'],
    [['--out', 'a', '--days', '40000'], 2, '--days 40000: the limit is 3660.'],
    [['--out', 'a', '--days', 'Infinity'], 2, '--days Infinity: the limit is 3660.'],
    [['--out', 'a', '--seed', '1.5'], 2, '--seed 1.5: give a whole number above 0.'],
    [['--out', 'a', '--speed', '2'], 2, '--speed goes with --endpoint'],
    [['--out', 'a', '--start', 'soon'], 2, '--start soon: give a date such as 2026-03-02.'],
    [['--out', 'a', '--start', '2026-02-30'], 2, '--start 2026-02-30: give a date such as 2026-03-02.'],
    [['--out', 'a', '--client', 'OTEL_LOG=1'], 2, '--client OTEL_LOG=1: give a setting and 0 or 1'],
    [['--endpoint', 'http://%zz'], 1, '"http://%zz" is not the address of a receiver.'],
    [[], 2, 'Say where to: --out <file>, or --endpoint <address>.'],
  ] as [string[], number, string][])('%j', async (args, code, message) => {
    const ended = await ccboards(folder, 'simulate', ...args);
    expect(ended.err).toContain(message);
    expect(ended).toMatchObject({ code, out: '' });
    expect(await readdir(folder)).toEqual([]);
  });
});
