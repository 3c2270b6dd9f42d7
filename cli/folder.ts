import { lstat, mkdir, realpath, rmdir, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { Problem } from './problem.js';

/**
 * Makes a folder and those above it, one after the other, and returns the new ones: Node's own recursive
 * way never ends where the system makes no folders, as below /proc.
 */
export async function makeFolders(path: string): Promise<readonly string[]> {
  const missing: string[] = [];
  let at = path;
  for (let there = await kindOf(at); there !== 'folder'; there = await kindOf(at)) {
    if (there !== 'nothing') throw new Problem(`Cannot write to ${path}: ${at} is ${words[there]}. ${todo}`);
    missing.unshift(at);
    at = dirname(at);
  }
  const made: string[] = [];
  try {
    for (const folder of missing) {
      await mkdir(folder);
      made.push(folder);
    }
  } catch (error) {
    await removeFolders(made);
    throw error;
  }
  return made;
}

/** Removes folders made in vain, those that hold nothing. */
export async function removeFolders(made: readonly string[]): Promise<void> {
  for (const folder of made.toReversed()) await rmdir(folder).catch(() => undefined);
}

const todo = 'Move it away, or choose another folder with --out.';

type Kind = 'nothing' | 'folder' | 'file' | 'link to nothing';

const words = {
  file: 'a file, not a folder',
  'link to nothing': 'a link that leads nowhere',
};

async function kindOf(path: string): Promise<Kind> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (found) return found.isDirectory() ? 'folder' : 'file';
  return (await lstat(path).catch(() => undefined)) ? 'link to nothing' : 'nothing';
}

/**
 * Refuses a path below `home` that a file, a folder or a link stands in the way of, before anything is
 * written: `classic/cc-cost.json` where `classic` leads out of the folder, or `cc-cost.json` is a folder.
 */
export async function refuseBlocked(home: string, path: string): Promise<void> {
  const target = join(home, path);
  if (!inside(home, target)) {
    throw new Problem(`"${path}" would be written outside ${home}: check the uid it is named after.`);
  }
  const real = await realpath(home);
  const steps = path.split('/');
  for (let nth = 1; nth <= steps.length; nth++) {
    const at = join(home, ...steps.slice(0, nth));
    const kind = await kindOf(at);
    if (kind === 'nothing') return;
    const last = nth === steps.length;
    if (kind === 'link to nothing' && !last)
      throw new Problem(`Cannot write ${target}: ${at} is ${words[kind]}. ${todo}`);
    if (last && kind === 'folder') {
      throw new Problem(`Cannot write ${target}: a folder bears that name. ${todo}`);
    }
    if (!last && kind === 'file')
      throw new Problem(`Cannot write ${target}: ${at} is ${words.file}. ${todo}`);
    if (!last && !inside(real, await realpath(at))) {
      throw new Problem(`Cannot write ${target}: ${at} is a link that leads out of ${home}. ${todo}`);
    }
  }
}

/** True where a path lies below a folder. */
function inside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
