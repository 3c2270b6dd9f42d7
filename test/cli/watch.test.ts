import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importedBy, stateOf } from '../../cli/imports.js';
import { start } from './ccboards.js';

const library = fileURLToPath(new URL('../../cli/index.ts', import.meta.url));
let folder: string;
let running: ReturnType<typeof start> | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccboards-watch-'));
});
afterEach(async () => {
  running?.end();
  await running?.ended;
  running = undefined;
  await rm(folder, { recursive: true, force: true });
});

const save = (name: string, text: string) => writeFile(join(folder, name), text);
const titleIn = async (uid: string) => {
  const text = await readFile(join(folder, `dist/classic/${uid}.json`), 'utf8');
  return (JSON.parse(text) as { title: string }).title;
};
const boardCalled = (title: string) => `
  import { board, cost, row, stat } from ${JSON.stringify(library)};
  const panel = stat(cost.total(), { title: 'Cost', asks: 'What did this range cost?' });
  export const mine = board({ uid: 'mine', title: ${JSON.stringify(title)}, question: 'What?', rows: [row('R', [panel])] });
`;

test('each save builds again; an error does not end it, Ctrl-C does', async () => {
  await save('board.mjs', boardCalled('First'));
  await save(
    'ccboards.config.mjs',
    `import { mine } from './board.mjs';\nexport default { boards: [mine] };\n`,
  );
  running = start(folder, ['build', '--watch']);
  await running.says(/Watching ccboards\.config\.mjs and 1 file more: save to build again, Ctrl-C ends\./);
  expect(running.out()).toMatch(/^\d\d:\d\d:\d\d {2}1 board, \d files in dist: \d changed \(\d+ ms\)\n/);
  expect(await titleIn('mine')).toBe('First');

  await save('board.mjs', boardCalled('Second, longer'));
  await running.says(/in dist: 1 changed/);
  expect(await titleIn('mine')).toBe('Second, longer');

  await save('board.mjs', `${boardCalled('Third')} not a line of code`);
  await running.says(/ccboards\.config\.mjs cannot be read/);
  expect(await titleIn('mine')).toBe('Second, longer');

  await save('board.mjs', boardCalled('Fourth'));
  await running.says(/in dist: 1 changed[^]*in dist: 1 changed/);
  expect(await titleIn('mine')).toBe('Fourth');

  running.interrupt();
  const { code, out } = await running.ended;
  expect(out.endsWith('Ended.\n')).toBe(true);
  expect(code).toBe(0);
});

test('a configuration that comes later is found', async () => {
  running = start(folder, ['build', '--watch', '--json']);
  await running.says(/"changed":\d+/);
  await save('ccboards.config.json', '{"boards":[]}');
  await running.says(/JSON cannot hold boards\. Write them in ccboards\.config\.ts/);
  running.interrupt();
  const { code, out } = await running.ended;
  expect(code).toBe(0);
  expect(
    out
      .trimEnd()
      .split('\n')
      .map((line) => typeof JSON.parse(line)),
  ).toEqual(['object']);
});

test('what a file imports by a path is found, also round in circles and without an ending', async () => {
  await save('a.ts', `import './b.js'; import { x } from "./c"; export * from 'vitest'; // from './no'`);
  await save('b.ts', `const d = await import('./d.json'); export { y } from './a.js';`);
  await save('c.mjs', `const e = require('./e');`);
  await save('d.json', `{ "from": "./z" }`);
  const found = await importedBy(join(folder, 'a.ts'));
  expect(found.map((path) => path.slice(folder.length + 1)).toSorted()).toEqual([
    'a.ts',
    'b.ts',
    'c.mjs',
    'd.json',
    'e',
    'no',
  ]);
  const before = await stateOf(found);
  expect(await stateOf(found)).toBe(before);
  await save('no', 'now it is there');
  expect(await stateOf(found)).not.toBe(before);
});
