import { copyFile, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { draftIn } from './drafts.js';
import { makeFolders, refuseBlocked, removeFolders } from './folder.js';
import { Problem } from './problem.js';

/** A file to be written: its path below the output folder, with forward slashes, and its text or bytes. */
export interface OutputFile {
  readonly path: string;
  readonly text: string | Uint8Array;
}

/**
 * Writes all files below `folder`, each whole or not at all: what stands in the way is found first, then
 * everything is laid into a folder of its own, so that a full disk or a wrong path leaves nothing
 * half-written. Returns how many changed.
 */
export async function writeFiles(folder: string, files: readonly OutputFile[], cwd = '.'): Promise<number> {
  const home = resolve(cwd, folder);
  const made: string[] = [];
  try {
    made.push(...(await makeFolders(home)));
    for (const { path } of files) await refuseBlocked(home, path);
    return await replace(home, files, made);
  } catch (error) {
    await removeFolders(made);
    return refuse(home, error as NodeJS.ErrnoException);
  }
}

/** Writes what differs, beside its place first. */
async function replace(home: string, files: readonly OutputFile[], made: string[]): Promise<number> {
  const draft = await draftIn(home);
  try {
    const changed: Move[] = [];
    for (const { path, text } of files) {
      const to = join(home, path);
      if ((await readFile(to).catch(() => undefined))?.equals(bytesOf(text))) continue;
      // Under its own name, so that a name the disk refuses is refused here.
      const from = join(draft, String(changed.length), basename(path));
      await mkdir(dirname(from));
      await writeFile(from, text);
      changed.push({ from, to });
    }
    for (const { to } of changed) made.push(...(await makeFolders(dirname(to))));
    await putInPlace(changed, draft);
    return changed.length;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

const bytesOf = (text: string | Uint8Array): Uint8Array =>
  typeof text === 'string' ? Buffer.from(text) : text;

interface Move {
  readonly from: string;
  readonly to: string;
}

/** Moves all or none: where one cannot be moved, those before it are taken back. No file is ever away. */
async function putInPlace(moves: readonly Move[], draft: string): Promise<void> {
  const back: (() => Promise<void>)[] = [];
  try {
    for (const [nth, { from, to }] of moves.entries()) {
      const former = join(draft, `${nth}.former`);
      const kept = await keep(to, former);
      await rename(from, to);
      back.push(() => (kept ? rename(former, to) : rm(to)));
    }
  } catch (error) {
    for (const undo of back.toReversed()) await undo().catch(() => undefined);
    throw error;
  }
}

/** A second name for what stands there, a copy on disks without such; false where nothing does. */
async function keep(path: string, as: string): Promise<boolean> {
  return link(path, as).then(yes, () => copyFile(path, as).then(yes, () => false));
}

const yes = () => true;

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'no folder can be made there',
};

function refuse(home: string, error: NodeJS.ErrnoException): never {
  if (error instanceof Problem) throw error;
  const why = (error.code !== undefined && reasons[error.code]) || error.message;
  throw new Problem(`Cannot write to ${home}: ${why}. Choose another folder with --out.`, { cause: error });
}
