import { ApiFault } from './fault.js';
import type { Item, Look } from './finding.js';
import { sleep as reallySleep } from './retry.js';

export type Patience = {
  readonly tries?: number;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly random?: () => number;
};

const mayBeDone = new Set(['changed', 'title-clash', 'refused']);

/**
 * Writes one object, and where the answer leaves open whether it was written, looks again: it is done
 * when the server now holds it, tried again when nothing changed there, and a conflict when somebody
 * else wrote in between. So a lost answer neither doubles nor loses a write.
 */
export async function settle(item: Item, look: Look, patience: Patience = {}): Promise<Look> {
  const { tries = 5, sleep = reallySleep, random = Math.random } = patience;
  let now = look;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await now.write?.();
      return look;
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      if (!error.mayHaveHappened && !mayBeDone.has(error.kind)) throw error;
      if (attempt >= tries) throw error;
      await sleep(random() * Math.min(10_000, 250 * 2 ** attempt));
      const again = await item.look();
      if (again.state === 'same') return look;
      if (again.token !== look.token) return overtaken(again, error);
      if (error.kind === 'title-clash') throw error;
      now = again;
    }
  }
}

/** The object is another one than we planned on: nothing more is written. */
function overtaken(again: Look, error: ApiFault): Look {
  const reason = again.state === 'conflict' ? again.reason : undefined;
  return {
    state: 'conflict',
    changes: again.changes,
    token: again.token,
    reason:
      reason ??
      `changed by somebody else while we were writing (${error.status ?? error.kind}): run diff, then apply again`,
  };
}
