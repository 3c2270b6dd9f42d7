import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The bundle of Grafana's own data package, and the file with the licences of what is in it. */
export const bundleName = 'grafana-data.cjs';
export const licencesName = 'grafana-data.licences.txt';

/** Counts up when the bundle is made in another way from the same packages. */
const recipe = 4;

/** The folder of this file: beside it lie the lock file in a checkout and the bundle in the package. */
export const here = fileURLToPath(new URL('.', import.meta.url));

/** Where a checkout keeps what it has built: `CCBOARDS_SEEING`, else a folder of the user's cache, by lock file. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const caches = env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const root = env['CCBOARDS_SEEING'] || join(caches, 'claude-code-boards', 'seeing');
  const lock = readFileSync(join(here, 'package-lock.json'), 'utf8');
  const digest = createHash('sha256').update(`${recipe}\n${lock}`).digest('hex').slice(0, 12);
  return join(root, digest);
}

/** The bundle to load: the one that came with the package, else the one a checkout has built. */
export function findBundle(): string | undefined {
  const shipped = join(here, bundleName);
  if (existsSync(shipped)) return shipped;
  if (!existsSync(join(here, 'package-lock.json'))) return undefined;
  const built = join(cacheFolder(), bundleName);
  return existsSync(built) ? built : undefined;
}
