import { ApiFault } from './fault.js';
import type { Item, Look } from './finding.js';
import { sleep as reallySleep } from './retry.js';

export type Patience = {
  readonly tries?: number;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly random?: () => number;
};

/** Refusals after which the object may all the same be as we want it. */
const mayBeDone = new Set(['changed', 'absent', 'title-clash', 'refused']);

/**
 * Writes one object, and where the answer leaves open whether it was written, looks again: it is done
 * when the server now holds it, tried again when nothing changed there, and a conflict when somebody
 * else wrote in between. So a lost answer neither doubles nor loses a write.
 */
export async function settle(item: Item, look: Look, patience: Patience = {}): Promise<Look> {
  const { tries = 5, sleep = reallySleep, random = Math.random } = patience;
  let now = look;
  let attempt = 1;
  while (now.write) {
    try {
      if ((await now.write()) === 'done') return look;
      attempt = 1;
      now = await item.look();
      if (now.state === 'same') return look;
    } catch (error) {
      if (!(error instanceof ApiFault) || !isOpen(error) || attempt >= tries) throw error;
      await sleep(random() * Math.min(10_000, 250 * 2 ** attempt));
      attempt += 1;
      const again = await item.look();
      if (again.state === 'same') return look;
      if (again.token !== now.token && !(now.steps && again.write)) return overtaken(again, error);
      if (error.kind === 'title-clash') throw error;
      now = again;
    }
  }
  return { ...now, state: 'conflict' };
}

const isOpen = ({ mayHaveHappened, kind }: ApiFault): boolean => mayHaveHappened || mayBeDone.has(kind);

/** The object is another one than we planned on: nothing more is written. */
function overtaken(again: Look, error: ApiFault): Look {
  const between = `changed by somebody else while we were writing (${error.status ?? error.kind}): run diff, then apply again`;
  const reason = again.state === 'conflict' && again.reason !== undefined ? again.reason : between;
  return { state: 'conflict', changes: again.changes, token: again.token, reason };
}
