import { setTimeout as wait } from 'node:timers/promises';
import { stateOf } from '../imports.js';

/** Milliseconds between two looks at the files: a look asks for their times alone. */
const pause = 250;

/**
 * Calls back whenever one of the files was saved; which they are is asked anew each time. They are looked at, as
 * `ccboards build --watch` does: a folder that is listened to is read with all the packages in it. Returns how to
 * stop.
 */
export function onSave(files: () => Promise<readonly string[]>, callback: () => Promise<void>): () => void {
  const stopped = new AbortController();
  void look({ files, callback, signal: stopped.signal });
  return () => stopped.abort();
}

interface Look {
  readonly files: () => Promise<readonly string[]>;
  readonly callback: () => Promise<void>;
  readonly signal: AbortSignal;
}

async function look({ files, callback, signal }: Look): Promise<void> {
  for (let saved = false; !signal.aborted; saved = true) {
    const watched = await files();
    const before = await stateOf(watched);
    // What is saved while the callback reads is seen by the next look.
    if (saved) await callback();
    while (!signal.aborted && (await stateOf(watched)) === before) {
      await wait(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}
