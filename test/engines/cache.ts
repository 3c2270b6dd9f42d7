import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Recipe } from './recipe.js';

/** Where built engines are kept: `CCBOARDS_ENGINES`, else a folder in the user's cache. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env['CCBOARDS_ENGINES']) return env['CCBOARDS_ENGINES'];
  const caches = env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(caches, 'claude-code-boards', 'engines');
}

/** `<cache>/prometheus-3.15.0-1f2e3d4c`: the same recipe on the same kind of machine, the same folder. */
export function engineFolder(recipe: Recipe, cache = cacheFolder()): string {
  const inputs = [process.platform, process.arch, recipe.inputs].join('\n');
  const digest = createHash('sha256').update(inputs).digest('hex').slice(0, 8);
  return join(cache, `${recipe.name}-${recipe.version}-${digest}`);
}
