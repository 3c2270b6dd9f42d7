import { execFileSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { cacheFolder, engineFolder } from './cache.js';
import { title, type Program, type Recipe } from './recipe.js';

export interface Found {
  readonly path: string;
  /** The variable that named it, `cache` or `PATH`. */
  readonly from: string;
}

export interface FindOptions {
  readonly env?: NodeJS.ProcessEnv;
}

/** A ready program: named by its variable, else built into the cache, else on PATH in a version that fits. */
export function findProgram(recipe: Recipe, program: Program, options: FindOptions = {}): Found | undefined {
  const env = options.env ?? process.env;
  const named = env[program.variable];
  if (named) {
    if (isExecutable(named)) return { path: named, from: program.variable };
    throw new Error(
      `${program.variable} = ${named}\n  is no program that can be run. Correct it, or unset it.`,
    );
  }
  const cached = join(engineFolder(recipe, cacheFolder(env)), program.name);
  if (isExecutable(cached)) return { path: cached, from: 'cache' };
  for (const folder of (env['PATH'] ?? '').split(delimiter).filter(Boolean)) {
    for (const name of program.onPath) {
      const path = join(folder, name);
      if (isExecutable(path) && program.fits(versionOf(path, program))) return { path, from: 'PATH' };
    }
  }
  return undefined;
}

/** The path of a program a test needs; without it the test fails with the command that installs it. */
export function requireProgram(recipe: Recipe, name: string): string {
  const program = recipe.programs.find((candidate) => candidate.name === name);
  if (!program) throw new Error(`${title(recipe)} has no program "${name}"`);
  const found = findProgram(recipe, program);
  if (found) return found.path;
  throw new Error(
    `${name} of ${title(recipe)} is not installed.\n  npm run engines\n` +
      `builds it (${recipe.takes}); or let ${program.variable} point to a ready one.`,
  );
}

export function versionOf(path: string, program: Program): string {
  try {
    return execFileSync(path, program.versionArguments, {
      encoding: 'utf8',
      timeout: 10_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return '';
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
