import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { setImmediate as breath } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { toClassic } from '../../src/grafana/index.js';
import { loadConfig } from '../config/load.js';
import { boardsOf, chosenUids } from '../config/settings.js';
import { Problem } from '../problem.js';
import { whyUnread } from '../unread.js';
import { watched } from '../watch.js';

/** Which boards are looked at. */
export interface BoardChoice {
  readonly cwd: string;
  readonly config: string | undefined;
  readonly only: readonly string[];
  /** Dashboards in classic JSON; without any, the boards of the configuration. */
  readonly files: readonly string[];
}

/** Boards that were found, and not yet made. */
export interface Found {
  readonly count: number;
  /** The boards in classic JSON. What else the process has to do is done in between. */
  readonly make: () => Promise<readonly object[]>;
}

/** The boards as they are now: what cannot be read is an error, before any board is made. */
export async function findBoards({ cwd, config, only, files }: BoardChoice): Promise<Found> {
  if (files.length > 0) {
    const read = await readFiles(cwd, files);
    return { count: read.length, make: () => Promise.resolve(read) };
  }
  const settings = await loadConfig(cwd, config);
  const make = async () => {
    await breath();
    const made: object[] = [];
    for (const board of boardsOf(settings, only)) {
      await breath();
      made.push(toClassic(board));
    }
    return made;
  };
  return { count: chosenUids(settings, only).length, make };
}

/** The files that boards are read from. */
export async function filesBehind({ cwd, config, files }: BoardChoice): Promise<readonly string[]> {
  return files.length > 0 ? files.map((file) => resolve(cwd, file)) : watched(config, cwd);
}

/** The boards after an edit. Modules are read once in a process: a process of its own reads them anew. */
export async function rereadBoards(choice: BoardChoice): Promise<readonly object[]> {
  if (choice.files.length > 0) return readFiles(choice.cwd, choice.files);
  const out = await mkdtemp(join(tmpdir(), 'ccboards-preview-'));
  try {
    const config = choice.config === undefined ? [] : ['--config', choice.config];
    await ccboards(
      ['build', '--out', out, ...config, ...choice.only.flatMap((uid) => ['--only', uid])],
      choice.cwd,
    );
    const names = (await readdir(join(out, 'classic'))).sort();
    return await Promise.all(names.map((name) => readBoard(join(out, 'classic', name))));
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

function readFiles(cwd: string, files: readonly string[]): Promise<readonly object[]> {
  return Promise.all(files.map((file) => readBoard(resolve(cwd, file))));
}

async function readBoard(path: string): Promise<object> {
  const content = await readFile(path, 'utf8').catch((thrown: Error) => {
    throw new Problem(`${path}: ${whyUnread(thrown)}`, { cause: thrown });
  });
  let json: unknown;
  try {
    json = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch (thrown) {
    throw new Problem(`${path} is no JSON: ${(thrown as Error).message}`, { cause: thrown });
  }
  if (typeof json !== 'object' || json === null || !('panels' in json)) {
    throw new Problem(`${path} has no "panels": the preview reads dashboards in classic JSON.`);
  }
  return { uid: basename(path, '.json'), ...json };
}

function ccboards(args: readonly string[], cwd: string): Promise<void> {
  const main = fileURLToPath(
    new URL(import.meta.url.endsWith('.ts') ? '../main.ts' : '../main.js', import.meta.url),
  );
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [...process.execArgv, main, ...args], {
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let told = '';
    child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
    child.once('error', fail);
    child.once('close', (code) =>
      code === 0 ? done() : fail(new Problem(told.trim() || `ended with ${code}`)),
    );
  });
}
