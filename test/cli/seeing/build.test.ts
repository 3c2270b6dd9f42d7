import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { ensureGrafanaData, shipGrafanaData } from '../../../cli/seeing/build/ensure.js';
import { licencesOf } from '../../../cli/seeing/build/licences.js';
import { withLock } from '../../../cli/lock.js';
import { ownerText, self } from '../../../cli/owner.js';
import { grafanaData } from '../../../cli/seeing/grafana-data.js';
import { prepareGrafana } from '../../../src/proof/index.js';

let folder: string;
beforeAll(() => ensureGrafanaData());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seeing-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function node(code: string, env: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const args = ['--import', 'tsx', '--input-type=module', '--eval', code];
    const child = spawn(process.execPath, args, { env: { ...process.env, ...env } });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => resolve({ code: status, output: output.trim() }));
  });
}

describe('the bundle', () => {
  test('leaves the globals of the program alone, and speaks English everywhere', async () => {
    const { output } = await node(
      `const before = Object.getOwnPropertyNames(globalThis).join();
       const { grafanaData } = await import('./cli/seeing/grafana-data.ts');
       const grafana = await grafanaData();
       const { panelsOf, show } = await import('./src/proof/index.ts');
       const fieldConfig = { defaults: { unit: 'locale' }, overrides: [] };
       const [panel] = panelsOf({ panels: [{ id: 1, title: 'Cost', type: 'stat', fieldConfig }] });
       const fields = [{ name: 'Value', type: 'number', config: {}, values: [1234567.891] }];
       const filling = { variables: new Map(), range: { from: 0, to: 1, zone: 'UTC' }, viewer: {} };
       const run = { frames: [{ refId: 'A', fields, length: 1 }], filling };
       const shown = await show({ panel, run, grafana });
       const same = before === Object.getOwnPropertyNames(globalThis).join();
       console.log(JSON.stringify({ same, text: shown.values[0].text, window: typeof window }));`,
      { LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
    );
    expect(JSON.parse(output)).toEqual({ same: true, text: '1,234,567.891', window: 'undefined' });
  });

  test('goes into the package with the licences of all that is in it, well below a megabyte', async () => {
    await shipGrafanaData(folder);
    const licences = await readFile(join(folder, 'grafana-data.licences.txt'), 'utf8');
    expect(licences).toContain('@grafana/data 13.2.2, Apache-2.0');
    expect(licences).not.toMatch(/AGPL/);
    const sizes = await Promise.all(
      ['grafana-data.cjs', 'grafana-data.licences.txt'].map(
        async (name) => (await stat(join(folder, name))).size,
      ),
    );
    expect(sizes[0]! + sizes[1]!).toBeLessThan(1_000_000);
  });

  test('that cannot be built says what failed and what to do', async () => {
    const { output } = await node(
      `const { ensureGrafanaData } = await import('./cli/seeing/build/ensure.ts');
       await ensureGrafanaData().catch((thrown) => console.log(thrown.message));`,
      { CCBOARDS_SEEING: folder, PATH: '' },
    );
    expect(output).toBe(
      "Grafana's data package could not be bundled: spawn npm ENOENT\nTry again with: npm run seeing",
    );
  });

  test('that is not there is an error with the command', async () => {
    const { output } = await node(
      `const { grafanaData } = await import('./cli/seeing/grafana-data.ts');
       try { await grafanaData(); } catch (thrown) { console.log(thrown.message); }`,
      { CCBOARDS_SEEING: folder },
    );
    expect(output).toMatch(/is not bundled yet.*npm run seeing$/);
  });

  test.each([
    ['units', { getValueFormats: () => [] }],
    ['matchers', { fieldMatchers: { getIfExists: () => undefined, list: () => [] } }],
  ])('that knows no %s is refused', async (name, change) => {
    const { data } = await grafanaData();
    expect(() => prepareGrafana({ ...data, ...change })).toThrow(`this @grafana/data knows no ${name}`);
  });
});

async function packageOf(name: string, manifest: object): Promise<void> {
  await mkdir(join(folder, name));
  const text = JSON.stringify({ name, version: '1.0.0', ...manifest });
  await writeFile(join(folder, name, 'package.json'), text);
}

describe('licences', () => {
  test('are kept with name and version', async () => {
    await packageOf('a', { license: 'MIT' });
    await writeFile(join(folder, 'a', 'LICENSE.md'), 'Do as you like.\n');
    await packageOf('b', { license: 'CC0-1.0' });
    expect(await licencesOf(['a', 'b'], folder)).toBe(
      `a 1.0.0, MIT\n\nDo as you like.\n\n${'-'.repeat(80)}\n\nb 1.0.0, CC0-1.0\n`,
    );
  });

  test('that are missing stop the bundle', async () => {
    await packageOf('a', {});
    await expect(licencesOf(['a'], folder)).rejects.toThrow(
      'a 1.0.0 names no licence: it cannot go into the bundle',
    );
  });
});

describe('one at a time', () => {
  test('the second waits for the first, and says so once', async () => {
    const path = join(folder, 'lock');
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} starts`);
      await sleep(300);
      order.push(`${name} ends`);
    };
    const onWait = () => order.push('somebody waits');
    const first = withLock(path, { onWait }, work('first'));
    await Promise.all([first, withLock(path, { onWait }, work('second'))]);
    expect(order).toEqual(['first starts', 'somebody waits', 'first ends', 'second starts', 'second ends']);
  });

  test('a holder that died loses it', async () => {
    const path = join(folder, 'lock');
    const child = spawn(process.execPath, ['--eval', '']);
    await new Promise((resolve) => child.on('close', resolve));
    await writeFile(path, ownerText({ ...self, pid: child.pid! }));
    await expect(withLock(path, {}, () => Promise.resolve('done'))).resolves.toBe('done');
  });

  test('a failure lets the next one in', async () => {
    const path = join(folder, 'lock');
    const onWait = vi.fn<() => void>();
    await expect(withLock(path, { onWait }, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(withLock(path, { onWait }, () => Promise.resolve(1))).resolves.toBe(1);
    expect(onWait).not.toHaveBeenCalled();
  });
});
