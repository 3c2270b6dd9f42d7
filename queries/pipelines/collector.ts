import { carriedByCollector, userChain } from './attributes.js';
import { preset } from './make.js';
import { needsOfNames } from './needs.js';
import type { Pipeline, PipelineOptions } from './pipeline.js';

/**
 * The collector of `ccboards collector`: it keeps the books, Prometheus holds counters, Loki holds events.
 *
 * Set up: clients send deltas to that collector. Names: `claude_code_cost_usage_USD_total`, `user_email`.
 * Exact, also where processes share a session id. Counters know no session, skill or agent: those are read
 * from events. With `{ books: true }` totals come from the rules that `ccboards build` writes.
 */
export function collector(options: PipelineOptions = {}): Pipeline {
  return preset('collector', {
    differs: {
      counters: 'accumulated',
      carried: carriedByCollector,
      // The collector has filled in the user of counters; events come as they are.
      userElse: { events: userChain.slice(1) },
    },
    wanted: options,
    follows: (made) => ({ needs: needsOfNames(made) }),
  });
}
