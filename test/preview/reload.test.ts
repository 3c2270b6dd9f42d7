import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startBrowser, type Browser } from '../../cli/preview/browser/browser.js';
import type { Tab } from '../../cli/preview/browser/tab.js';
import { cacheRoot } from '../../cli/preview/page-files.js';
import { start } from '../cli/ccboards.js';
import { selector, untilDrawn } from './page.js';

const library = fileURLToPath(new URL('../../cli/index.ts', import.meta.url));
let browser: Browser;
let folder: string;
let running: ReturnType<typeof start>;
let tab: Tab;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccboards-reload-'));
});
afterEach(async () => {
  await tab?.close();
  running?.end();
  await running?.ended;
  await rm(folder, { recursive: true, force: true });
});

const save = (name: string, text: string) => writeFile(join(folder, name), text);
const shows = (title: string) =>
  tab.until(`document.querySelector(${JSON.stringify(selector(title))})`, { what: title, ms: 60_000 });

/** Opens the preview of a folder as a person does, in a browser of its own. */
async function open(...files: readonly string[]): Promise<void> {
  const nobody = ['--prometheus', 'http://127.0.0.1:9', '--no-open'];
  const env = { CCBOARDS_PREVIEW: cacheRoot() };
  running = start(folder, ['preview', ...files, ...nobody], env);
  await running.says(/1 board at http:\S+\n/);
  tab = await browser.open({ width: 1000, height: 800 });
  await tab.go(/http:\S+/.exec(running.out())![0]);
  await untilDrawn(tab);
}

const boardWith = (title: string) => `
  import { board, cost, row, stat } from ${JSON.stringify(library)};
  const panel = stat(cost.total(), { title: ${JSON.stringify(title)}, asks: 'What did this range cost?' });
  export const mine = board({ uid: 'mine', title: 'Mine', question: 'What?', rows: [row('R', [panel])] });
`;

test('a board of a configuration that is saved stands on the page, without a click', async () => {
  await save('mine.mjs', boardWith('First title'));
  await save(
    'ccboards.config.mjs',
    `import { mine } from './mine.mjs';\nexport default { boards: [mine] };\n`,
  );
  await open();
  await shows('First title');

  await save('mine.mjs', boardWith('Second title'));
  await shows('Second title');
  expect(await tab.evaluate('document.querySelectorAll(".panel").length')).toBe(1);

  await save('mine.mjs', `${boardWith('Third title')} not a line of code`);
  await running.says(/The page shows the boards as they were\./);
  await shows('Second title');

  await save('mine.mjs', boardWith('Fourth title'));
  await shows('Fourth title');
});

test('so does a dashboard in a file of its own', async () => {
  const panel = { id: 1, type: 'text', gridPos: { x: 0, y: 0, w: 12, h: 4 }, options: { content: 'x' } };
  const titled = (title: string) =>
    JSON.stringify({ uid: 'theirs', title: 'Theirs', panels: [{ ...panel, title }] });
  await save('theirs.json', titled('Before'));
  await open('theirs.json');
  await shows('Before');
  await save('theirs.json', titled('After'));
  await shows('After');
});
