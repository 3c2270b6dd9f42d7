import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { LineFile } from './lines.js';
import type { RunOptions } from './run.js';

/** Both files, opened before anything runs: a folder that is not there is known at once. */
export async function filesOf({
  out,
  ledger,
}: Pick<RunOptions, 'out' | 'ledger'>): Promise<readonly [LineFile | undefined, LineFile | undefined]> {
  if (out !== undefined && ledger !== undefined && placeOf(out) === placeOf(ledger)) {
    throw new Error(`simulate › ledger: ${ledger} is the file of the exports too; give it a name of its own`);
  }
  const first = out === undefined ? undefined : new LineFile(out);
  try {
    return [first, ledger === undefined ? undefined : new LineFile(ledger)];
  } catch (error) {
    await first?.discard();
    throw error;
  }
}

/** Where a file lies, whatever links lead there. */
function placeOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const folder = dirname(resolve(path));
    try {
      return join(realpathSync(folder), basename(path));
    } catch {
      return resolve(path);
    }
  }
}
