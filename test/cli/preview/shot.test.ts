import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../../cli/run.js';
import { start } from '../ccboards.js';

const datasource = { type: 'prometheus', uid: 'p' };
const targets = [{ refId: 'A', expr: 'x', instant: true, range: false }];
const panels = [
  { id: 1, type: 'stat', title: 'First', datasource, targets, gridPos: { x: 0, y: 0, w: 12, h: 4 } },
  { id: 2, type: 'stat', title: 'Second', datasource, targets, gridPos: { x: 0, y: 40, w: 12, h: 4 } },
];

let folder: string;
let store: Server;
let address: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccboards-shot-'));
  await writeFile(join(folder, 'one.json'), JSON.stringify({ uid: 'one', title: 'One', panels }));
  await writeFile(join(folder, 'away.json'), JSON.stringify({ uid: '../../away', title: 'Away', panels }));
  const result = [{ metric: {}, value: [9, '12'] }];
  store = createServer((_request, response) => {
    response.end(JSON.stringify({ status: 'success', data: { resultType: 'vector', result } }));
  });
  await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(store.address() as AddressInfo).port}`;
});
afterAll(async () => {
  store.close();
  await rm(folder, { recursive: true });
});

async function ccboards(
  args: readonly string[],
  env: Record<string, string | undefined> = process.env,
): Promise<{ code: number; text: string }> {
  let text = '';
  const write = (more: string) => void (text += more);
  const code = await run(args, { cwd: folder, env, out: write, err: write, live: false });
  return { code, text };
}

/** Width and height of a PNG stand behind its first 16 bytes. */
async function sizeOf(file: string): Promise<readonly [width: number, height: number]> {
  const png = await readFile(join(folder, file));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe('ccboards shot', () => {
  test('takes the whole board, as wide as asked and as high as it is', async () => {
    const { code, text } = await ccboards(['shot', 'one.json', '-o', 'one.png', '--prometheus', address]);
    expect([code, text]).toEqual([0, expect.stringContaining('one.png')]);
    const [width, height] = await sizeOf('one.png');
    expect(width).toBe(1280);
    expect(height).toBeGreaterThan(40 * 38);
  });

  test('takes one panel, in the light theme, beside what is built for a gallery', async () => {
    const args = ['shot', 'one.json', '--labs', '--panel', 'Second', '--light', '--width', '800'];
    const { code } = await ccboards([...args, '--prometheus', address]);
    expect(code).toBe(0);
    const [width, height] = await sizeOf(join('dist', 'labs', 'one', 'one.png'));
    expect(width).toBeLessThan(400);
    expect(height).toBeLessThan(160);
  });

  test('says how many panels could not be drawn, and writes the picture all the same', async () => {
    const args = ['shot', 'one.json', '-o', 'none.png', '--prometheus', 'http://127.0.0.1:9'];
    const none = await ccboards(args);
    expect(none.text).toMatch(/none\.png .*\n2 of 2 panels could not be drawn\. The first: .+\n$/);
    expect(none.code).toBe(1);
    await sizeOf('none.png');
    const other = { type: 'loki', uid: 'l' };
    const broken = { ...panels[1], datasource: other, targets: [{ refId: 'A', expr: '{a="b"}' }] };
    await writeFile(
      join(folder, 'half.json'),
      JSON.stringify({ uid: 'half', title: 'Half', panels: [panels[0], broken] }),
    );
    const half = await ccboards(['shot', 'half.json', '-o', 'half.png', '--prometheus', address]);
    expect(half.text).toMatch(/1 of 2 panels could not be drawn\. The first: .+\n$/);
    expect(half.code).toBe(4);
    const well = ['shot', 'half.json', '-o', 'out', '--panel', 'First', '--prometheus', address];
    expect((await ccboards(well)).code).toBe(0);
    await sizeOf('half.png');
    await sizeOf(join('out', 'half.png'));
  });

  test.each([
    [['shot', 'one.json'], 2, 'Say where to'],
    [['shot', 'gone.json', '-o', 'x.png'], 1, 'gone.json: there is no such file'],
    [['shot', '-o', 'x.png'], 2, 'do not go into one file'],
    [['shot', 'one.json', '-o', 'gone/x.png'], 1, 'gone is no folder: make it first'],
    [['shot', 'one.json', '-o', 'one.json/x.png'], 1, 'one.json is no folder: make it first'],
    [['shot', 'one.json', '-o', 'one.json'], 1, 'one.json is a file, not a folder'],
    [['shot', 'away.json', '-o', 'out'], 1, 'would be written outside'],
    [['shot', 'one.json', '-o', 'x.png', '--from', 'yesterday'], 2, 'give a time such as now-7d'],
    [
      ['shot', 'one.json', '-o', 'x.png', '--panel', 'Third'],
      1,
      'no panel "Third"; there are: "First", "Second"',
    ],
    [['shot', '-o', 'out', '--panel', 'First'], 2, 'Name the board of the panel'],
    [['shot', 'one.json', '-o', 'x.png', '--width', 'wide'], 2, 'give a number from 300 to 4000'],
    [['shot', 'one.json', '-o', 'x.png', '--prometheus', 'nowhere'], 2, 'give an address'],
    [['shot', 'nobody', '-o', 'x.png'], 1, 'There is no board "nobody"'],
  ])('%j is refused with what to do', async (args, code, why) => {
    const named = args.includes('--prometheus') ? [] : ['--prometheus', address];
    const said = await ccboards([...args, ...named]);
    expect(said.text).toContain(why);
    expect(said.code).toBe(code);
  });

  test('interrupted, it ends its browser and leaves nothing behind', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const temporary = await mkdtemp(join(folder, 'temporary-'));
    const args = ['shot', 'one.json', '-o', 'x.png', '--prometheus', `http://127.0.0.1:${port}`];
    const running = start(folder, args, { ...process.env, TMPDIR: temporary });
    await once(silent, 'request');
    expect((await readdir(temporary)).some((name) => name.startsWith('ccboards-browser-'))).toBe(true);
    running.interrupt();
    expect(await running.ended).toEqual({
      code: 130,
      out: '',
      err: 'Interrupted: the pictures named above are whole, no other was taken.\n',
    });
    silent.closeAllConnections();
    silent.close();
    expect((await readdir(temporary)).filter((name) => name.startsWith('ccboards-browser-'))).toEqual([]);
  });

  test('without a browser it says which to install', async () => {
    const said = await ccboards(['shot', 'one.json', '-o', 'x.png', '--prometheus', address], {
      PATH: '/nowhere',
    });
    expect(said.code).toBe(1);
    expect(said.text).toMatch(/apt-get install -y chromium|Google Chrome/);
    const named = await ccboards(['shot', 'one.json', '-o', 'x.png'], { CHROMIUM: '/nowhere/chrome' });
    expect(named.text).toContain('CHROMIUM names "/nowhere/chrome", and no program is there');
  });
});
