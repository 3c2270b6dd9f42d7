import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The file with the licences of what is in the page. */
export const licencesName = 'page.licences.txt';

/** Counts up when the page is made in another way from the same sources. */
const recipe = 1;

/** The folder of this file: below it lie the page's sources in a checkout, and the made page in the package. */
export const here = fileURLToPath(new URL('.', import.meta.url));

/** What a page is made of: its script and its style sheet. */
export const made = ['page.js', 'page.css'] as const;

/** Where a checkout keeps what it has built: `CCBOARDS_PREVIEW`, else a folder of the user's cache. */
export function cacheRoot(env: NodeJS.ProcessEnv = process.env): string {
  const caches = env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return env['CCBOARDS_PREVIEW'] || join(caches, 'claude-code-boards', 'preview');
}

/** The folder of the installed packages, by lock file. */
export function installedFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(cacheRoot(env), `packages-${digestOf([readFileSync(join(here, 'page/package-lock.json'))])}`);
}

/** The folder of the page made of the sources as they are now. */
export function pageFolder(env: NodeJS.ProcessEnv = process.env): string {
  const proof = join(here, '../../src/proof');
  const sources = [join(here, 'page'), join(here, 'build'), proof].flatMap(filesIn);
  return join(cacheRoot(env), `page-${digestOf(sources.map((file) => readFileSync(file)))}`);
}

/** The folder of the page to serve: the one that came with the package, else the one a checkout has built. */
export function findPage(): string | undefined {
  const shipped = join(here, 'made');
  if (isMade(shipped)) return shipped;
  if (!isCheckout()) return undefined;
  const built = pageFolder();
  return isMade(built) ? built : undefined;
}

/** Whether the page's sources are here, as in a checkout, or only what was made of them, as in the package. */
export function isCheckout(): boolean {
  return existsSync(join(here, 'page/main.tsx'));
}

export function isMade(folder: string): boolean {
  return made.every((name) => existsSync(join(folder, name)));
}

function filesIn(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return names.filter((name) => /\.(tsx?|css|json)$/.test(name)).map((name) => join(folder, name));
}

function digestOf(contents: readonly Buffer[]): string {
  const hash = createHash('sha256').update(`${recipe}\n`);
  for (const content of contents) hash.update(content).update('\0');
  return hash.digest('hex').slice(0, 12);
}
