import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tooOld } from '../../cli/node-version.js';
import { loadConfig } from '../../cli/config/load.js';

let company: string;
beforeAll(async () => {
  company = await mkdtemp(join(tmpdir(), 'ccboards-which-'));
  await mkdir(join(company, 'boards', 'teams'), { recursive: true });
  await mkdir(join(company, 'bare'));
});
afterAll(() => rm(company, { recursive: true, force: true }));

test('without a configuration the defaults hold; below one they would be written over its boards', async () => {
  expect((await loadConfig(join(company, 'bare'))).seats).toBeUndefined();
  const path = join(company, 'ccboards.config.json');
  await writeFile(path, '{ "seats": 5 }');
  const below = join(company, 'boards', 'teams');
  await expect(loadConfig(below)).rejects.toThrow(
    /^There is no configuration here, but one above: name it with --config .*ccboards\.config\.json\.$/,
  );
  expect((await loadConfig(below, path)).seats).toBe(5);
  expect((await loadConfig(company)).seats).toBe(5);
});

test.each([
  ['18.9.1', 'ccboards needs Node 20.19 or newer, and this is 18.9.1.'],
  ['20.18.3', 'ccboards needs Node 20.19 or newer, and this is 20.18.3.'],
  ['20.19.0', undefined],
  ['21.0.0', undefined],
  ['26.10.0', undefined],
])('on Node %s: %s', (running, said) => {
  expect(tooOld(running)).toBe(said);
});
