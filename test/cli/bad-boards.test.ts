import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { placeOfError } from '../../cli/config/place-of-error.js';
import { start } from './ccboards.js';
import { ccboards } from './warm.js';

const library = fileURLToPath(new URL('../../cli/index.ts', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccboards-bad-boards-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const lead = `import { board, claudeCodeBoards, defineConfig, row, spend, stat, cost } from ${JSON.stringify(library)};
const given = { uid: 'ours', title: 'Ours', question: 'What do we spend?', filters: ['team'] };
const rows = [row('Now', [spend.total])];
const number = (title, size) => stat(cost.total(), { title, asks: 'How much?', ...(size && { size }) });
`;
const boards = (text: string) => `${lead}export default defineConfig({ boards: [${text}] });`;
const ours = (text: string) => boards(`board({ ...given, rows, ${text} })`);

const bad: Readonly<Record<string, readonly [config: string, says: string]>> = {
  'two boards of one uid': [
    boards(`board({ ...given, rows }), board({ ...given, rows, title: 'Others' })`),
    'Others\n  its uid "ours" is also that of "Ours": give one of them another\n',
  ],
  'a uid that leads out': [
    ours(`uid: '../../ours'`),
    'Ours › uid\n  "../../ours" may hold only letters, digits, "-" and "_", at least one\n',
  ],
  'a uid of 41 characters': [ours(`uid: 'a'.repeat(41)`), 'has 41 characters: Grafana takes 40\n'],
  'a title over the limit': [
    ours(`title: 'x'.repeat(5001)`),
    '› title\n  it has 5001 characters: Grafana takes 5000\n',
  ],
  'a board without rows': [ours(`rows: []`), 'Ours\n  the board has no panel: give it at least one\n'],
  'a panel wider than a board': [
    ours(`rows: [row('Now', [number('Wide', { width: 25 })])]`),
    'Ours › Wide › width\n  25 is not a whole number from 1 to 24\n',
  ],
  '500 panels': [
    ours(`rows: [row('Now', Array.from({ length: 500 }, (_, nth) => number('Cost ' + nth)))]`),
    'Ours\n  500 panels are more than a browser shows well (200): split the board\n',
  ],
  'a board that throws': [
    `${lead}const made = () => { throw new Error('no rows today'); };\nexport default defineConfig({ boards: [made()] });`,
    'a-board-that-throws.mjs cannot be read: no rows today\n  at a-board-that-throws.mjs:5:28\n',
  ],
};

test.each(Object.entries(bad))(
  '%s: said with its place, and nothing is written',
  async (name, [config, says]) => {
    const file = `${name.replaceAll(/\W/g, '-')}.mjs`;
    await writeFile(join(folder, file), config);
    const { code, out, err } = await ccboards(folder, 'build', '--config', file);
    expect(err).toContain(says);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(await readdir(folder)).toEqual([file]);
  },
  60_000,
);

test('a configuration that is no JavaScript is said with its line', async () => {
  await writeFile(join(folder, 'ccboards.config.mjs'), `${lead}export default defineConfig({ boards: [ );\n`);
  const { code, err } = await start(folder, ['build']).ended;
  expect(err).toMatch(/^ccboards\.config\.mjs cannot be read: .*\n  at ccboards\.config\.mjs:5\n$/);
  expect(code).toBe(1);
  expect(await readdir(folder)).toEqual(['ccboards.config.mjs']);
});

test('the place of an error is in a file of the user, not in the runtime', async () => {
  const error = new Error('none');
  error.stack =
    'Error: none\n    at find (node:internal/modules/cjs/loader:1207:15)\n' +
    '    at file:///home/me/boards/team.ts?1:3:4';
  expect(await placeOfError(error, '/home/me/ccboards.config.ts')).toMatch(/home\/me\/boards\/team\.ts:3:4$/);
});
