import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { toClassic } from '../../src/grafana/index.js';
import { loadConfig } from '../config/load.js';
import { boardsOf } from '../config/settings.js';
import { Problem } from '../problem.js';
import { whyUnread } from '../unread.js';

/** Which boards are looked at. */
export interface BoardChoice {
  readonly cwd: string;
  readonly config: string | undefined;
  readonly only: readonly string[];
  /** Dashboards in classic JSON; without any, the boards of the configuration. */
  readonly files: readonly string[];
}

/** The boards in classic JSON, as they are now. */
export async function readBoards({ cwd, config, only, files }: BoardChoice): Promise<readonly object[]> {
  if (files.length > 0) return Promise.all(files.map((file) => readBoard(resolve(cwd, file))));
  return boardsOf(await loadConfig(cwd, config), only).map((board) => toClassic(board));
}

/** The boards after an edit. Modules are read once in a process: a process of its own reads them anew. */
export async function rereadBoards(choice: BoardChoice): Promise<readonly object[]> {
  if (choice.files.length > 0) return readBoards(choice);
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
