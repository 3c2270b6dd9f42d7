import { spawn } from 'node:child_process';
import { relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Surroundings } from './command.js';
import { configPath } from './config/load.js';
import { count } from './count.js';
import { importedBy, stateOf } from './imports.js';
import { exit } from './problem.js';

/** Milliseconds between two looks at the files: a look asks for their times alone. */
const pause = 250;

export interface Watch {
  /** What `ccboards build` is started with each time. */
  readonly args: readonly string[];
  readonly config: string | undefined;
  readonly around: Surroundings;
}

/**
 * Builds, and builds again whenever the configuration or a file that it imports is saved. Each build is a
 * process of its own, so that it reads every file anew, and none of its errors ends the watching. Files are
 * looked at, not listened to: that works on every disk.
 */
export async function watch({ args, config, around }: Watch): Promise<number> {
  const signal = around.interruption?.() ?? new AbortController().signal;
  const quiet = args.includes('--json');
  let told = '';
  while (!signal.aborted) {
    const files = await watched(config, around.cwd);
    const before = await stateOf(files);
    await build(args, around, signal);
    const now = wordsOf(files, around);
    if (!quiet && now !== told && !signal.aborted) around.out(`${now}\n`);
    told = now;
    while (!signal.aborted && (await stateOf(files)) === before) {
      await wait(pause, undefined, { signal }).catch(() => undefined);
    }
  }
  if (!quiet) around.out('Ended.\n');
  return exit.ok;
}

/** The configuration and all it imports; where there is none yet, the places where one would be. */
export async function watched(config: string | undefined, cwd: string): Promise<readonly string[]> {
  const places = await configPath(cwd, config).catch(() => []);
  const found = await Promise.all(places.map(importedBy));
  return [...new Set(found.flat())];
}

function wordsOf(files: readonly string[], { cwd }: Surroundings): string {
  const [first = '', ...others] = files.map((file) => relative(cwd, file) || file);
  const rest = others.length === 0 ? '' : ` and ${count(others.length, 'file')} more`;
  return `Watching ${first}${rest}: save to build again, Ctrl-C ends.`;
}

/** One build, its words behind the time. */
function build(args: readonly string[], { cwd, env, out, err }: Surroundings, signal: AbortSignal) {
  const own = fileURLToPath(import.meta.url);
  const main = fileURLToPath(new URL(own.endsWith('.ts') ? 'main.ts' : 'main.js', import.meta.url));
  const child = spawn(process.execPath, [...process.execArgv, main, 'build', ...args], {
    cwd,
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  const at = () => (args.includes('--json') ? '' : `${new Date().toTimeString().slice(0, 8)}  `);
  child.on('error', () => undefined);
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  return new Promise<void>((done) =>
    child.on('close', () => {
      if (!signal.aborted) {
        if (said.err !== '') err(`${at()}${said.err}`);
        if (said.out !== '') out(`${at()}${said.out}`);
      }
      done();
    }),
  );
}
