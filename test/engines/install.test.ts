import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engineFolder } from './cache.js';
import { enginesCommand } from './command.js';
import { findProgram, requireProgram } from './find.js';
import { install } from './install.js';
import { withLock } from '../../cli/lock.js';
import { ownerText, self } from '../../cli/owner.js';
import type { Recipe } from './recipe.js';
import { prometheus } from './recipes/prometheus.js';

let cache: string;
let env: Record<string, string>;
let said: string;
const screen = { isTerminal: false, write: (text: string) => void (said += text) };

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'ccboards-cache-'));
  env = { CCBOARDS_ENGINES: cache, PATH: '/usr/bin:/bin' };
  said = '';
});
afterEach(() => rm(cache, { recursive: true, force: true }));

/** An engine whose build is a shell script that counts itself in `<cache>/builds`. */
function recipe(script: string, inputs = ''): Recipe {
  return {
    name: 'toy',
    version: '1.0.0',
    programs: [
      {
        name: 'toy',
        variable: 'CCBOARDS_TOY',
        onPath: ['toy'],
        versionArguments: ['--version'],
        fits: (printed) => printed.includes('version 1.0'),
      },
    ],
    inputs,
    takes: 'a moment',
    build: async ({ run, output }) => {
      await run('sh', ['-c', `echo one >> "${cache}/builds"; cd "${output}"; ${script}`]);
    },
  };
}

const good = 'printf "#!/bin/sh\\necho toy version 1.0.7" > toy; chmod +x toy';
const builds = async () => (await readFile(join(cache, 'builds'), 'utf8')).trim().split('\n').length;
const leftovers = async () => (await readdir(cache)).filter((name) => /partial|lock/.test(name));

async function program(path: string, version: string): Promise<string> {
  await writeFile(path, `#!/bin/sh\necho toy version ${version}\n`);
  await chmod(path, 0o755);
  return path;
}

describe('a build', () => {
  test('happens once, leaves nothing half-made, and is found afterwards', async () => {
    const toy = recipe(good);
    const first = await install(toy, { screen, env });
    const second = await install(toy, { screen, env });
    expect(first.programs).toEqual({ toy: { path: join(engineFolder(toy, cache), 'toy'), from: 'cache' } });
    expect(second).toEqual({ ...first, builtIn: 0 });
    expect(await builds()).toBe(1);
    expect(await leftovers()).toEqual([]);
  });

  test('happens again when the recipe changed', async () => {
    await install(recipe(good, 'one flag'), { screen, env });
    await install(recipe(good, 'another flag'), { screen, env });
    expect(await builds()).toBe(2);
  });

  test('happens again when a program went missing', async () => {
    const toy = recipe(good);
    await install(toy, { screen, env });
    await rm(join(engineFolder(toy, cache), 'toy'));
    await install(toy, { screen, env });
    expect(await builds()).toBe(2);
  });

  test('that fails shows its output and leaves no engine', async () => {
    const toy = recipe('echo no disk left >&2; exit 3');
    await expect(install(toy, { screen, env })).rejects.toThrow(
      /toy 1\.0\.0 could not be built(.|\n)*no disk left/,
    );
    expect(existsSync(engineFolder(toy, cache))).toBe(false);
    expect(await leftovers()).toEqual([]);
  });

  test('that ends without its program is a failure', async () => {
    await expect(install(recipe('true'), { screen, env })).rejects.toThrow(/made no toy/);
  });

  test('is shared by two runs at once: the second waits and says so', async () => {
    const toy = recipe(`sleep 0.5; ${good}`);
    await Promise.all([install(toy, { screen, env }), install(toy, { screen, env })]);
    expect(await builds()).toBe(1);
    expect(said).toContain(`process ${self.pid} is building it already, waiting`);
  });

  test('goes on after one that was killed, and clears up behind it', async () => {
    const toy = recipe(good);
    const folder = engineFolder(toy, cache);
    const gone = await endedProcess();
    await mkdir(`${folder}.partial-abc`);
    await writeFile(join(`${folder}.partial-abc`, 'owner'), ownerText({ ...self, pid: gone }));
    await writeFile(`${folder}.lock`, ownerText({ ...self, pid: gone }));
    await install(toy, { screen, env });
    expect(await builds()).toBe(1);
    expect(await leftovers()).toEqual([]);
  });
});

describe('the lock', () => {
  test('is taken from a holder that gives no sign of life', async () => {
    const path = join(cache, 'a.lock');
    await writeFile(path, ownerText({ host: 'elsewhere', pid: 1 }));
    const longAgo = new Date(Date.now() - 120_000);
    await utimes(path, longAgo, longAgo);
    expect(await withLock(path, {}, async () => 'in')).toBe('in');
  });

  test('is kept alive by its holder however long the work takes', async () => {
    const path = join(cache, 'a.lock');
    const order: string[] = [];
    const options = { silentMs: 200, pollMs: 10 };
    const long = withLock(path, options, async () => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      order.push('long');
    });
    await withLock(path, options, async () => void order.push('short'));
    await long;
    expect(order).toEqual(['long', 'short']);
  });

  test('is given back when the work fails', async () => {
    const path = join(cache, 'a.lock');
    await expect(withLock(path, {}, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(existsSync(path)).toBe(false);
  });
});

describe('a ready program', () => {
  test('is taken from its variable before the cache', async () => {
    const path = await program(join(cache, 'mine'), '9');
    const found = findProgram(recipe(good), recipe(good).programs[0]!, {
      env: { ...env, CCBOARDS_TOY: path },
    });
    expect(found).toEqual({ path, from: 'CCBOARDS_TOY' });
  });

  test('is taken from PATH only in a version that fits', async () => {
    const toy = recipe(good);
    const withPath = { env: { ...env, PATH: `${cache}:${env['PATH']}` } };
    const path = await program(join(cache, 'toy'), '2.0.0');
    expect(findProgram(toy, toy.programs[0]!, withPath)).toBeUndefined();
    await program(path, '1.0.9');
    expect(findProgram(toy, toy.programs[0]!, withPath)).toEqual({ path, from: 'PATH' });
  });

  test('that its variable names and nobody can run is an error', async () => {
    const wrong = { env: { ...env, CCBOARDS_TOY: cache } };
    expect(() => findProgram(recipe(good), recipe(good).programs[0]!, wrong)).toThrow(
      `CCBOARDS_TOY = ${cache}\n  is no program that can be run. Correct it, or unset it.`,
    );
  });

  test('that a test lacks fails it with the command that installs it', () => {
    expect(() => requireProgram({ ...recipe(good), version: '0' }, 'toy')).toThrow(
      'toy of toy 0 is not installed.\n  npm run engines\nbuilds it (a moment); or let CCBOARDS_TOY point to a ready one.',
    );
  });
});

const command = async (args: string[], toy: Recipe) => {
  const printed: string[] = [];
  const print = (text: string) => void printed.push(text);
  const code = await enginesCommand(args, { recipes: [toy], screen, print, env });
  return { code, printed: printed.join('\n') };
};

describe('npm run engines', () => {
  test('says nothing with --quiet when all is there', async () => {
    const toy = recipe(good);
    await install(toy, { screen, env });
    said = '';
    expect(await command(['--quiet'], toy)).toEqual({ code: 0, printed: '' });
    expect(said).toBe('');
  });

  test('prints what it found as JSON with --json', async () => {
    const toy = recipe(good);
    await install(toy, { screen, env });
    const { printed } = await command(['--json'], toy);
    const path = join(engineFolder(toy, cache), 'toy');
    expect(JSON.parse(printed)).toEqual([
      { name: 'toy', version: '1.0.0', programs: { toy: { path, from: 'cache' } }, builtIn: 0 },
    ]);
  });

  test('names the programs, the time and the variables with --help', async () => {
    const { printed } = await command(['--help'], recipe(good));
    expect(printed).toContain('toy 1.0.0  a moment');
    expect(printed).toContain('CCBOARDS_TOY');
  });

  test('ends with 1 and the reason when an engine cannot be had', async () => {
    expect(await command([], recipe('exit 1'))).toEqual({ code: 1, printed: '' });
    expect(said).toContain('toy 1.0.0 could not be built');
  });
});

const noGo = () => Promise.reject(Object.assign(new Error('spawn go ENOENT'), { code: 'ENOENT' }));

test('a machine without Go is told what to install', async () => {
  const workshop = { output: cache, scratch: cache, say: () => {}, run: noGo };
  await expect(prometheus.build(workshop)).rejects.toThrow(
    /There is no "go" on PATH\. Install Go 1\.21 or newer/,
  );
});

async function endedProcess(): Promise<number> {
  const child = spawn('true');
  await new Promise((resolve) => child.once('close', resolve));
  return child.pid!;
}
