import { lstat, readdir, rmdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { formFolders } from '../dashboards/files.js';

/** What a folder of a board on its own holds. */
const parts = /^(dashboard\.json|README\.md|[\w-]+\.png)$/;

/**
 * Removes the files of boards that are no longer in the set, and returns their paths. Only what a build
 * writes is looked at, and links are never followed.
 */
export async function removeStale(home: string, gone: readonly string[]): Promise<readonly string[]> {
  if (gone.length === 0) return [];
  const removed: string[] = [];
  for (const form of formFolders) {
    for await (const path of ours(home, form, new Set(gone))) {
      await unlink(join(home, path));
      removed.push(path);
    }
    for (const uid of gone) await rmdir(join(home, form, uid)).catch(() => undefined);
  }
  return removed;
}

/** The files in a form's folder that bear the name of one of the boards. */
async function* ours(home: string, form: string, gone: ReadonlySet<string>): AsyncGenerator<string> {
  for (const [path, name] of await filesIn(home, form)) {
    if (gone.has(name.replace(/\.(json|yaml)$/, ''))) yield path;
  }
  for (const folder of await foldersIn(home, form)) {
    const below = await filesIn(home, `${form}/${folder}`);
    for (const [path, name] of below) {
      const one = gone.has(folder) ? parts.test(name) : gone.has(name.replace(/\.json$/, ''));
      if (one) yield path;
    }
  }
}

const entries = async (folder: string) => {
  const found = await lstat(folder).catch(() => undefined);
  return found?.isDirectory() ? await readdir(folder, { withFileTypes: true }) : [];
};

const filesIn = async (home: string, folder: string) =>
  (await entries(join(home, folder)))
    .filter((entry) => entry.isFile())
    .map(({ name }) => [`${folder}/${name}`, name] as const);

const foldersIn = async (home: string, folder: string) =>
  (await entries(join(home, folder))).filter((entry) => entry.isDirectory()).map(({ name }) => name);
