import { hostname } from 'node:os';
import process from 'node:process';

/** A running process, as written into locks and names of half-made folders. */
export interface Owner {
  readonly host: string;
  readonly pid: number;
}

export const self: Owner = Object.freeze({ host: hostname(), pid: process.pid });

/** True only when the process certainly ended: nothing is known of processes on other hosts. */
export function hasEnded(owner: Owner): boolean {
  if (owner.host !== self.host) return false;
  try {
    process.kill(owner.pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

export function ownerText(owner: Owner): string {
  return JSON.stringify({ host: owner.host, pid: owner.pid });
}

/** The owner in a text written by `ownerText`; undefined when the text is something else. */
export function readOwner(text: string): Owner | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { host, pid } = value as Partial<Owner>;
    return typeof host === 'string' && typeof pid === 'number' ? { host, pid } : undefined;
  } catch {
    return undefined;
  }
}
