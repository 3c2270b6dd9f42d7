import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from './port.js';

/** A running engine. */
export interface Server<Port extends string = string> {
  readonly url: string;
  readonly ports: Readonly<Record<Port, number>>;
  readonly pid: number;
  /** Its data and configuration; removed when it stops, unless the caller brought the folder. */
  readonly folder: string;
  /** What it printed so far (the last megabyte). */
  readonly log: () => string;
  /** Ends it: asks first, then insists. `'KILL'` insists at once, as a crash would. */
  readonly stop: (how?: 'TERM' | 'KILL') => Promise<void>;
}

export interface Launch<Port extends string> {
  readonly name: string;
  readonly program: string;
  readonly ports: readonly [Port, ...Port[]];
  /** Writes the configuration and returns the arguments. */
  readonly prepare: (place: { folder: string; ports: Record<Port, number> }) => Promise<readonly string[]>;
  readonly isReady: (server: Server<Port>) => boolean | Promise<boolean>;
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly folder?: string | undefined;
  readonly within?: number;
}

/** A sixth less processor for a store of a test, which is gone before its memory counts. */
export const lessCollecting = { GOGC: '400' } as const;

const ATTEMPTS = 3;

/** Starts an engine on free loopback ports in a folder of its own and waits until it is ready. */
export async function launch<Port extends string>(options: Launch<Port>): Promise<Server<Port>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launchOnce(options);
    } catch (error) {
      const portTaken = String(error).includes('address already in use');
      if (!portTaken || attempt === ATTEMPTS) throw error;
    }
  }
}

async function launchOnce<Port extends string>(options: Launch<Port>): Promise<Server<Port>> {
  const { name, program, within = 60_000 } = options;
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), `ccboards-${name}-`)));
  const ports = await freePorts<Port>(options.ports);
  const args = await options.prepare({ folder, ports });
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = collect(child);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  const guard = guardAgainstOurDeath(child.pid!, options.folder ? undefined : folder);
  // Its number may soon belong to another process.
  void ended.then(() => guard.kill('SIGKILL'));
  const stop = async (how: 'TERM' | 'KILL' = 'TERM') => {
    child.kill(`SIG${how}`);
    if (how === 'TERM' && !(await settles(ended, 10_000))) child.kill('SIGKILL');
    await ended;
    if (!options.folder) await rm(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${ports[options.ports[0]]}`;
  const server: Server<Port> = Object.freeze({ url, ports, pid: child.pid!, folder, log, stop });
  const deadline = Date.now() + within;
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
    if (await Promise.resolve(options.isReady(server)).catch(() => false)) return server;
    await sleep(50);
  }
  const end = child.exitCode ?? child.signalCode;
  const what =
    end === null ? `was not ready within ${within / 1000} s` : `ended with ${end} before it was ready`;
  await stop('KILL');
  throw new Error(`${name} ${what}\n${tail(log())}`);
}

/** The last lines of a log, indented. */
export function tail(log: string, lines = 25): string {
  return log
    .trimEnd()
    .split('\n')
    .slice(-lines)
    .map((line) => `  | ${line}`)
    .join('\n');
}

function collect(child: ChildProcess): () => string {
  const limit = 1 << 20;
  let text = '';
  const add = (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-limit);
  };
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return () => text;
}

/** A shell that waits for our end of a pipe to close, however we end, and then clears up. */
function guardAgainstOurDeath(pid: number, folder: string | undefined): ChildProcess {
  const script = 'cat >/dev/null; kill -KILL "$0" 2>/dev/null; [ -z "$1" ] || rm -rf "$1"';
  const guard = spawn('sh', ['-c', script, String(pid), folder ?? ''], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  return guard;
}

async function settles(promise: Promise<void>, within: number): Promise<boolean> {
  const timer = new AbortController();
  const late = sleep(within, false, { signal: timer.signal }).catch(() => false);
  const result = await Promise.race([promise.then(() => true), late]);
  timer.abort();
  return result;
}
