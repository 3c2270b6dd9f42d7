import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** `from './x'`, `import './x'`, `import('./x')` and `require('./x')`. */
const named = /\b(?:from|import|require)\s*\(?\s*(['"])(\.{1,2}\/[^'"\n]+)\1/g;

/** What a name without its ending, or with that of the compiled file, may stand for. */
const endings = ['', '.ts', '.mts', '.js', '.mjs', '.json', '/index.ts', '/index.js'];

/** A file and all the files that it imports by a path, and those that they import, itself first. */
export async function importedBy(entry: string): Promise<readonly string[]> {
  const found = new Set([entry]);
  for (const file of found) {
    if (!/\.[cm]?[jt]s$/.test(file)) continue;
    const text = await readFile(file, 'utf8').catch(() => '');
    for (const [, , name] of text.matchAll(named)) {
      const place = resolve(dirname(file), name!);
      const typed = place.replace(/\.([cm]?)js$/, '.$1ts');
      const tried = [...endings.map((ending) => place + ending), typed];
      // One that is not there yet is waited for, under the name it was given.
      found.add((await firstFile(tried)) ?? place);
    }
  }
  return [...found];
}

async function firstFile(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const there = await stat(path).catch(() => undefined);
    if (there?.isFile()) return path;
  }
  return undefined;
}

/** A text that changes when one of the files does. */
export async function stateOf(files: readonly string[]): Promise<string> {
  const each = files.map((file) =>
    stat(file).then(
      ({ mtimeMs, size }) => `${mtimeMs} ${size}`,
      () => '-',
    ),
  );
  return (await Promise.all(each)).join('\n');
}
