import type { Network } from './habits.js';
import type { Random } from './random.js';

/**
 * The way of one process's exports: when each arrives, in order; not at all where it is lost, twice where
 * the answer was lost and the client sent it again.
 */
export class Way {
  private last = 0;

  constructor(
    private readonly network: Network,
    private readonly random: Random,
  ) {}

  arrivals(sent: number): readonly number[] {
    const { random, network } = this;
    const took = Math.round(Math.min(2_000, 15 + random.wait(80)));
    const fate = random.next();
    const delay = random.whole(1_000, 20_000);
    if (fate < network.lost) return [];
    const first = Math.max(sent + took, this.last + 1);
    this.last = first;
    if (fate >= network.lost + network.repeated) return [first];
    this.last = first + delay;
    return [first, this.last];
  }
}
