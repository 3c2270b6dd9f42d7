import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cacheRoot } from '../../../cli/preview/page-files.js';
import { start } from '../ccboards.js';

const library = fileURLToPath(new URL('../../../cli/index.ts', import.meta.url));
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccboards-start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The preview of a folder, on a store that is not there. */
async function preview(...args: readonly string[]) {
  const nobody = ['--prometheus', 'http://127.0.0.1:1', '--no-open'];
  const running = start(folder, ['preview', ...nobody, ...args], { CCBOARDS_PREVIEW: cacheRoot() });
  return running.ended;
}

const configured = (boards: string) =>
  writeFile(
    join(folder, 'ccboards.config.mjs'),
    `import { board, cost, row, stat } from ${JSON.stringify(library)};
     const rows = [row('R', [stat(cost.total(), { title: 'Cost', asks: 'How much?' })])];
     const named = (uid, title) => board({ uid, title, question: 'What?', rows });
     export default { boards: ${boards} };\n`,
  );

test('a board that cannot be made ends it, though the address was given', async () => {
  await configured(`[named('same', 'First'), named('same', 'Second')]`);
  const { code, out, err } = await preview();
  expect(out).toMatch(/^2 boards at http:\/\/127\.0\.0\.1:\d+\n/);
  expect(err).toContain('its uid "same" is also that of "First"');
  expect(code).toBe(1);
}, 120_000);

test('what can be told beforehand is told before it listens', async () => {
  await configured(`[named('one', 'One')]`);
  const { code, out, err } = await preview('--board', 'two');
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('There is no board "two". Boards: one');
  const missing = await preview('gone.json');
  expect([missing.code, missing.out]).toEqual([1, '']);
  expect(missing.err).toContain('gone.json: there is no such file');
}, 120_000);
