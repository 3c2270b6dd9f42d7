import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { Problem } from './problem.js';

/** A file to be written: its path below the output folder, with forward slashes, and its text. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Writes all files below `folder`, each whole or not at all: everything is first laid into a folder of its
 * own beside it, so that a full disk or a wrong path leaves nothing half-written. Returns how many changed.
 */
export async function writeFiles(folder: string, files: readonly OutputFile[], cwd = '.'): Promise<number> {
  const home = resolve(cwd, folder);
  for (const file of files) refuseEscape(home, file.path);
  await mkdir(home, { recursive: true }).catch((error: Error) => refuse(home, error));
  const draft = await mkdtemp(join(home, '.writing-')).catch((error: Error) => refuse(home, error));
  try {
    const changed: OutputFile[] = [];
    for (const file of files) {
      const before = await readFile(join(home, file.path), 'utf8').catch(() => undefined);
      if (before === file.text) continue;
      await mkdir(dirname(join(draft, file.path)), { recursive: true });
      await writeFile(join(draft, file.path), file.text);
      changed.push(file);
    }
    for (const file of changed) {
      await mkdir(dirname(join(home, file.path)), { recursive: true });
      await rename(join(draft, file.path), join(home, file.path));
    }
    return changed.length;
  } catch (error) {
    return refuse(home, error as Error);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

function refuseEscape(home: string, path: string): void {
  const target = resolve(home, path);
  if (!target.startsWith(home + sep)) {
    throw new Problem(`"${path}" would be written outside ${home}: check the uid it is named after.`);
  }
}

function refuse(home: string, error: Error): never {
  if (error instanceof Problem) throw error;
  throw new Problem(`Cannot write to ${home}: ${error.message}. Choose another folder with --out.`, {
    cause: error,
  });
}
