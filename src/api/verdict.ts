import type { Change, Look, Write } from './finding.js';
import { touchedText, type Touched } from './touched.js';

/** Everything one look at a stored object found out. */
export type Evidence = {
  readonly equal: boolean;
  readonly moved?: { readonly from: string; readonly to: string } | undefined;
  readonly changes: () => readonly Change[];
  /** It bears this project's mark. */
  readonly ours: boolean;
  /** What else keeps it, in words; such an object is never written. */
  readonly managed?: string | undefined;
  /** Somebody changed it since our last write. */
  readonly touched?: Touched | undefined;
  readonly overwrite: boolean;
  readonly token: string;
  readonly write: Write;
};

/** Decides how an object stands, and whether it may be written. The one place where this is decided. */
export function verdict(evidence: Evidence): Look {
  const { equal, moved, managed, ours, touched, overwrite, token, write } = evidence;
  const changes = [...folderChange(moved), ...(equal ? [] : evidence.changes())];
  if (managed !== undefined) return { state: 'foreign', changes, token, reason: `${managed}: left alone` };
  if (!ours && !overwrite) {
    const reason = 'there, but not made by this project: left alone (--overwrite to take it over)';
    return { state: 'foreign', changes, token, reason };
  }
  if (ours && equal && !moved) return { state: 'same', changes, token };
  if (touched && !overwrite) {
    const reason = `${touchedText(touched)}: left alone (--overwrite to replace)`;
    return { state: 'conflict', changes, token, reason };
  }
  const over = touched ? { reason: `${touchedText(touched)}: replaced` } : {};
  return { state: equal && ours ? 'move' : 'change', changes, token, write, ...over };
}

function folderChange(moved: Evidence['moved']): Change[] {
  return moved ? [{ where: ['folder'], before: moved.from || 'root', after: moved.to || 'root' }] : [];
}

/** What was to be removed is not there any more. */
export const gone: Look = { state: 'same', changes: [], token: '', reason: 'already removed' };

/** Decides whether an object that is no longer wanted may be removed. */
export function removal({
  ours,
  managed,
  touched,
  overwrite,
  token,
  write,
}: Omit<Evidence, 'equal' | 'changes'>): Look {
  if (managed !== undefined)
    return { state: 'foreign', changes: [], token, reason: `${managed}: left alone` };
  if (!ours) return { state: 'foreign', changes: [], token, reason: 'not made by this project: left alone' };
  if (touched && !overwrite) {
    const reason = `${touchedText(touched)}: left alone (--overwrite to remove)`;
    return { state: 'conflict', changes: [], token, reason };
  }
  return { state: 'orphan', changes: [], token, write };
}
