import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { cacheFolder, engineFolder } from './cache.js';
import { findProgram, type Found } from './find.js';
import { withLock } from '../../cli/lock.js';
import { hasEnded, ownerText, readOwner, self, type Owner } from '../../cli/owner.js';
import { clock, progress, type Progress, type Screen } from './progress.js';
import { title, type Recipe } from './recipe.js';
import { run } from './run.js';

export interface InstallOptions {
  readonly screen: Screen;
  readonly env?: NodeJS.ProcessEnv;
}

export interface Installed {
  readonly name: string;
  readonly version: string;
  readonly programs: Readonly<Record<string, Found>>;
  /** Seconds this run spent on building it; 0 when it was there. */
  readonly builtIn: number;
}

/** Makes an engine ready: finds its programs, or builds them under a lock and moves them into place whole. */
export async function install(recipe: Recipe, options: InstallOptions): Promise<Installed> {
  const env = options.env ?? process.env;
  const ready = present(recipe, env);
  if (ready) return { name: recipe.name, version: recipe.version, programs: ready, builtIn: 0 };
  const folder = engineFolder(recipe, cacheFolder(env));
  await mkdir(dirname(folder), { recursive: true });
  const started = Date.now();
  const shown = progress(recipe.name, options.screen);
  try {
    const onWait = (holder?: { readonly pid: number }) => {
      const who = holder ? `process ${holder.pid}` : 'another process';
      shown.note(`${title(recipe)}: ${who} is building it already, waiting`);
      shown.doing(`waiting for ${who}`);
    };
    await withLock(`${folder}.lock`, { onWait }, async () => {
      if (!present(recipe, env)) await buildInto(folder, recipe, shown);
    });
  } finally {
    shown.end();
  }
  const programs = present(recipe, env);
  if (!programs) throw new Error(`${title(recipe)}: the build ended well and left no program in ${folder}`);
  const builtIn = (Date.now() - started) / 1000;
  shown.note(`${title(recipe)}: ready after ${clock(builtIn * 1000)}, in ${folder}`);
  return { name: recipe.name, version: recipe.version, programs, builtIn };
}

async function readOwnerOf(partial: string): Promise<Owner | undefined> {
  const text = await readFile(join(partial, 'owner'), 'utf8').catch(() => '');
  return readOwner(text);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function present(recipe: Recipe, env: NodeJS.ProcessEnv): Record<string, Found> | undefined {
  const found: Record<string, Found> = {};
  for (const program of recipe.programs) {
    const one = findProgram(recipe, program, { env });
    if (!one) return undefined;
    found[program.name] = one;
  }
  return found;
}

/** What a killed build leaves is a folder of another name. Go's own caches make the next build a shorter one. */
async function buildInto(folder: string, recipe: Recipe, shown: Progress): Promise<void> {
  await removeLeftovers(folder);
  const partial = await mkdtemp(`${folder}.partial-`);
  await writeFile(join(partial, 'owner'), ownerText(self));
  const output = join(partial, 'output');
  const scratch = join(partial, 'scratch');
  const log = `${folder}.log`;
  await mkdir(output);
  await mkdir(scratch);
  await writeFile(log, '');
  shown.note(`${title(recipe)}: building (${recipe.takes}; log in ${log})`);
  try {
    await recipe.build({
      output,
      scratch,
      say: shown.doing,
      run: (command, args, options) => run(command, args, { ...options, log }),
    });
    const missing = recipe.programs.filter((program) => !existsSync(join(output, program.name)));
    if (missing.length)
      throw new Error(`the build made no ${missing.map((program) => program.name).join(', ')}`);
    await moveIntoPlace(output, folder);
  } catch (error) {
    throw new Error(`${title(recipe)} could not be built. Whole log: ${log}\n${reason(error)}`, {
      cause: error,
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** A folder that is there already lost a program, or came from another run this moment: both may be replaced. */
async function moveIntoPlace(output: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  try {
    await rename(output, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

async function removeLeftovers(folder: string): Promise<void> {
  const parent = dirname(folder);
  const names = await readdir(parent);
  for (const name of names.filter((name) => name.startsWith(`${basename(folder)}.partial-`))) {
    const owner = await readOwnerOf(join(parent, name));
    if (!owner || hasEnded(owner)) await rm(join(parent, name), { recursive: true, force: true });
  }
}
