import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject, type JsonObject } from '../src/grafana/index.js';
import type { OutputFile } from './files.js';

const path = 'inventory.json';

/** What a former build left in a folder; nothing where there is none, or none that can be read. */
export async function formerInventory(home: string): Promise<readonly JsonObject[]> {
  try {
    const found: unknown = JSON.parse(await readFile(join(home, path), 'utf8'));
    return Array.isArray(found) ? found.filter(isObject) : [];
  } catch {
    return [];
  }
}

/** The boards of an inventory, once each. */
export function boardsIn(inventory: readonly JsonObject[]): readonly string[] {
  const uids = inventory.map(({ board }) => board);
  return [...new Set(uids)].filter((uid) => typeof uid === 'string');
}

/**
 * The files of some boards, with what the former inventory says of the others of the set: their files stay
 * as they are, so their entries do. In the order of the set.
 */
export function withOthers(
  files: readonly OutputFile[],
  { former, set }: { readonly former: readonly JsonObject[]; readonly set: readonly string[] },
): readonly OutputFile[] {
  return files.map((file) => {
    if (file.path !== path) return file;
    const own = JSON.parse(String(file.text)) as readonly JsonObject[];
    const built = new Set(boardsIn(own));
    const others = former.filter(({ board }) => !built.has(String(board)));
    const entries = set.flatMap((uid) => [...own, ...others].filter(({ board }) => board === uid));
    return { path, text: `${JSON.stringify(entries, null, 2)}\n` };
  });
}
