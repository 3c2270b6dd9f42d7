import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const prefix = '.writing-';
const hour = 3_600_000;

/**
 * A folder below `home` to lay files into before they are put in their places. What a write that was killed left
 * there goes: after an hour nobody works in it any more.
 */
export async function draftIn(home: string): Promise<string> {
  for (const name of await readdir(home)) {
    if (name.startsWith(prefix)) await removeIfOld(join(home, name));
  }
  return mkdtemp(join(home, prefix));
}

/** Another one may be just about to remove its own, and one that may not be removed is in nobody's way. */
async function removeIfOld(draft: string): Promise<void> {
  const changed = await stat(draft).then(
    ({ mtimeMs }) => mtimeMs,
    () => Infinity,
  );
  if (Date.now() - changed <= hour) return;
  await rm(draft, { recursive: true, force: true }).catch(() => undefined);
}
