import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasEnded, ownerText, readOwner, self, type Owner } from './owner.js';

export interface LockOptions {
  /** Called once when somebody else holds the lock. */
  readonly onWait?: (holder: Owner | undefined) => unknown;
  /** A holder that gave no sign of life for this long is taken for dead. */
  readonly silentMs?: number;
  readonly pollMs?: number;
}

/**
 * Runs `work` while holding the lock file. A holder that ended, or went silent, loses it. The lock saves
 * double work and nothing more: what it guards must stay right when two get in.
 */
export async function withLock<T>(path: string, options: LockOptions, work: () => Promise<T>): Promise<T> {
  const { onWait, silentMs = 60_000, pollMs = 250 } = options;
  let told = false;
  while (!take(path)) {
    if (isAbandoned(path, silentMs)) {
      setAside(path);
      continue;
    }
    if (!told) onWait?.(holderOf(path));
    told = true;
    await sleep(pollMs);
  }
  const heartbeat = setInterval(() => touch(path), silentMs / 10);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if (holderOf(path)?.pid === self.pid) rmSync(path, { force: true });
  }
}

/** A link appears whole or not at all, so nobody reads a lock without its owner. */
function take(path: string): boolean {
  const draft = `${path}.${self.pid}`;
  writeFileSync(draft, ownerText(self));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function isAbandoned(path: string, silentMs: number): boolean {
  const holder = holderOf(path);
  if (holder && hasEnded(holder)) return true;
  const seen = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return seen !== undefined && Date.now() - seen > silentMs;
}

function setAside(path: string): void {
  const aside = `${path}.stale-${self.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  rmSync(aside, { force: true });
}

function holderOf(path: string): Owner | undefined {
  try {
    return readOwner(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function touch(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // The lock was taken over; release leaves it alone.
  }
}
