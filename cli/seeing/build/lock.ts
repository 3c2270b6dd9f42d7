import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

const silentMs = 10 * 60_000;

/**
 * Runs work that only one process should do at a time. The lock saves double work; what it guards must stay
 * right when two get in, for a holder that died or is silent for ten minutes loses it.
 */
export async function alone<T>(path: string, of: { work: () => Promise<T>; onWait: () => void }): Promise<T> {
  let told = false;
  while (!take(path)) {
    if (isAbandoned(path)) {
      rmSync(path, { force: true });
      continue;
    }
    if (!told) of.onWait();
    told = true;
    await sleep(200);
  }
  try {
    return await of.work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST') return false;
    throw thrown;
  }
}

function isAbandoned(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return false;
  const age = Date.now() - stat.mtimeMs;
  return age > silentMs || (age > 1000 && !runs(path));
}

function runs(path: string): boolean {
  try {
    process.kill(Number(readFileSync(path, 'utf8')), 0);
    return true;
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}
