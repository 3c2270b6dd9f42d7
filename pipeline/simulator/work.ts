import type { ClientSettings } from './client-settings.js';
import { conversation, type Conversation } from './conversation.js';
import { add, type Happening } from './happening.js';
import { changeMode } from './mode.js';
import type { Process } from './process.js';
import type { Random } from './random.js';
import { loseServer } from './servers.js';
import { begin } from './start.js';
import { turn } from './turn.js';

/** Everything that happens in a process, in order of time. */
export function* work(process: Process, random: Random, client: ClientSettings): Generator<Happening> {
  const talk = conversation(process, random, client);
  talk.now += random.whole(200, 900);
  yield add(talk.now, 'sessionCount', 1, { start_type: process.startType });
  if (process.kind === 'agents') {
    yield* watch(talk);
    return;
  }
  yield* begin(talk);
  for (const { from, to } of process.busy) {
    talk.now = Math.max(talk.now, from);
    if (process.kind === 'interactive') yield* changeMode(talk);
    while (talk.now < to) {
      yield* turn(talk);
      talk.now += Math.round(Math.min(1_200_000, random.wait(170_000)));
      if (process.kind === 'print') return;
    }
    yield* loseServer(talk);
  }
}

/** Looking at the list of background agents: time, but no work. */
function* watch(talk: Conversation): Generator<Happening> {
  const seconds = Math.round((talk.process.end - talk.now) / 2_000);
  talk.now += seconds * 1_000;
  yield add(talk.now, 'activeTimeTotal', seconds, { type: 'user' });
}
