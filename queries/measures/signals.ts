import { events, metrics } from '../catalog/index.js';
import { measure } from '../measure.js';
import { edits } from './edit-tools.js';

/** The same quantity in each of the two signals, to hold one against the other. */
export const bySignal = {
  cost: {
    counters: measure({
      id: 'cost',
      words: 'Cost by counters',
      unit: 'currencyUSD',
      counter: { metric: metrics.costUsage },
    }),
    events: measure({
      id: 'cost',
      words: 'Cost by events',
      unit: 'currencyUSD',
      event: { event: events.apiRequest, sum: ['cost_usd'] },
    }),
  },
  tokens: {
    counters: measure({
      id: 'tokens',
      words: 'Tokens by counters',
      unit: 'tokens',
      counter: { metric: metrics.tokenUsage },
    }),
    events: measure({
      id: 'tokens',
      words: 'Tokens by events',
      unit: 'tokens',
      event: {
        event: events.apiRequest,
        sum: ['input_tokens', 'output_tokens', 'cache_read_tokens', 'cache_creation_tokens'],
      },
    }),
  },
  editDecisions: {
    counters: measure({
      id: 'editDecisions',
      words: 'Edit decisions by counters',
      unit: 'count',
      counter: { metric: metrics.codeEditToolDecision },
    }),
    events: measure({
      id: 'editDecisions',
      words: 'Edit decisions by events',
      unit: 'count',
      event: { event: events.toolDecision, where: { tool: edits } },
    }),
  },
} as const;
