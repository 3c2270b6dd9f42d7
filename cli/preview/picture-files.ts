import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { OutputFile } from '../files.js';
import { makeFolders, refuseBlocked } from '../folder.js';
import { exit, Problem } from '../problem.js';

/** Where the pictures of a command go. */
export interface PictureChoice {
  /** A .png file for one board, or a folder for all, in full. */
  readonly out: string;
  /** A folder for each board in it. */
  readonly labs: boolean;
}

/** A picture's folder, and its path in it. */
export interface PictureFile extends Pick<OutputFile, 'path'> {
  readonly folder: string;
}

/** One file for each board, each of them possible: looked at before the first picture is taken. */
export async function pictureFiles(
  boards: readonly object[],
  { out, labs }: PictureChoice,
): Promise<readonly PictureFile[]> {
  const [other] = /\.(jpe?g|webp|gif|svg|pdf)$/i.exec(out) ?? [];
  if (other !== undefined) {
    throw new Problem(`Pictures are .png files, not ${other}: ${basename(out)} would be a folder.`, {
      exitCode: exit.usage,
    });
  }
  const files = out.endsWith('.png') ? [await oneFile(out, boards.length)] : inFolder(boards, { out, labs });
  for (const { folder, path } of files) {
    await makeFolders(folder);
    await refuseBlocked(folder, path);
  }
  return files;
}

function inFolder(boards: readonly object[], { out, labs }: PictureChoice): readonly PictureFile[] {
  return boards.map((board) => {
    const uid = String((board as { uid?: unknown }).uid);
    return { folder: out, path: labs ? `${uid}/${uid}.png` : `${uid}.png` };
  });
}

/** A file goes where somebody has made a place for it: a slip in its path is not followed. */
async function oneFile(out: string, boards: number): Promise<PictureFile> {
  if (boards !== 1) {
    throw new Problem(`${boards} boards do not go into one file: name one board, or a folder for all.`, {
      exitCode: exit.usage,
    });
  }
  const folder = dirname(out);
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return { folder, path: basename(out) };
  throw new Problem(`${folder} is no folder: make it first, or choose another one with --out.`);
}
