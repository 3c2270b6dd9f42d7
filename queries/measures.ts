import { events, metrics } from './catalog/index.js';
import { distinct, measure } from './measure.js';

const { apiRequest } = events;

/** Cost of API requests. */
export const cost = measure({
  id: 'cost',
  words: 'Cost',
  unit: 'currencyUSD',
  counter: { metric: metrics.costUsage },
  event: { event: apiRequest, sum: ['cost_usd'] },
  note: 'Estimated by the client at list price; the invoice is the authority.',
});

export const tokens = measure({
  id: 'tokens',
  words: 'Tokens',
  unit: 'tokens',
  counter: { metric: metrics.tokenUsage },
  event: {
    event: apiRequest,
    sum: ['input_tokens', 'output_tokens', 'cache_read_tokens', 'cache_creation_tokens'],
  },
});

export const inputTokens = measure({
  id: 'inputTokens',
  words: 'Input tokens',
  unit: 'tokens',
  counter: { metric: metrics.tokenUsage, where: { tokenType: 'input' } },
  event: { event: apiRequest, sum: ['input_tokens'] },
});

export const outputTokens = measure({
  id: 'outputTokens',
  words: 'Output tokens',
  unit: 'tokens',
  counter: { metric: metrics.tokenUsage, where: { tokenType: 'output' } },
  event: { event: apiRequest, sum: ['output_tokens'] },
});

export const cacheReadTokens = measure({
  id: 'cacheReadTokens',
  words: 'Tokens read from the cache',
  unit: 'tokens',
  counter: { metric: metrics.tokenUsage, where: { tokenType: 'cacheRead' } },
  event: { event: apiRequest, sum: ['cache_read_tokens'] },
});

export const cacheCreationTokens = measure({
  id: 'cacheCreationTokens',
  words: 'Tokens written to the cache',
  unit: 'tokens',
  counter: { metric: metrics.tokenUsage, where: { tokenType: 'cacheCreation' } },
  event: { event: apiRequest, sum: ['cache_creation_tokens'] },
});

export const sessions = measure({
  id: 'sessions',
  words: 'Sessions',
  unit: 'count',
  counter: { metric: metrics.sessionCount, where: { startType: { not: 'agents_view' } } },
  note: 'Each start counts, a resume too; the screen of "claude agents" does not.',
});

/** People who used tokens; a terminal left open is not use. */
export const activeUsers = distinct({
  id: 'activeUsers',
  words: 'Active users',
  of: 'user',
  seenIn: tokens,
  note: 'People who used tokens; a terminal left open does not count.',
});
