import { events, metrics } from '../catalog/index.js';
import { distribution } from '../distribution.js';
import { measure, ratio } from '../measure.js';
import { apiRequests } from './requests.js';

export const tokens = measure({
  id: 'tokens',
  words: 'Tokens',
  unit: 'tokens',
  counter: { metric: metrics.tokenUsage },
  event: {
    event: events.apiRequest,
    sum: ['input_tokens', 'output_tokens', 'cache_read_tokens', 'cache_creation_tokens'],
  },
});

export const inputTokens = measure({
  id: 'inputTokens',
  words: 'Input tokens',
  unit: 'tokens',
  counter: { metric: metrics.tokenUsage, where: { tokenType: 'input' } },
  event: { event: events.apiRequest, sum: ['input_tokens'] },
});

export const outputTokens = measure({
  id: 'outputTokens',
  words: 'Output tokens',
  unit: 'tokens',
  counter: { metric: metrics.tokenUsage, where: { tokenType: 'output' } },
  event: { event: events.apiRequest, sum: ['output_tokens'] },
});

export const cacheReadTokens = measure({
  id: 'cacheReadTokens',
  words: 'Tokens read from the cache',
  unit: 'tokens',
  counter: { metric: metrics.tokenUsage, where: { tokenType: 'cacheRead' } },
  event: { event: events.apiRequest, sum: ['cache_read_tokens'] },
});

export const cacheCreationTokens = measure({
  id: 'cacheCreationTokens',
  words: 'Tokens written to the cache',
  unit: 'tokens',
  counter: { metric: metrics.tokenUsage, where: { tokenType: 'cacheCreation' } },
  event: { event: events.apiRequest, sum: ['cache_creation_tokens'] },
});

/** Everything that was sent to the model: new, read from the cache, and written to it. */
export const promptTokens = measure({
  id: 'promptTokens',
  words: 'Prompt tokens',
  unit: 'tokens',
  counter: { metric: metrics.tokenUsage, where: { tokenType: ['input', 'cacheRead', 'cacheCreation'] } },
  event: { event: events.apiRequest, sum: ['input_tokens', 'cache_read_tokens', 'cache_creation_tokens'] },
});

export const cacheHitRatio = ratio({
  id: 'cacheHitRatio',
  words: 'Cache hit ratio',
  unit: 'ratio',
  part: cacheReadTokens,
  whole: promptTokens,
  note: 'Tokens read from the cache, of all that were sent to the model.',
});

export const outputShare = ratio({
  id: 'outputShare',
  words: 'Output share',
  unit: 'ratio',
  part: outputTokens,
  whole: tokens,
  note: 'Tokens the model wrote, of all; most of the rest is context.',
});

/** Writing to the cache costs more than sending: it pays once what was written is read again. */
export const cacheReuse = ratio({
  id: 'cacheReuse',
  words: 'Reads per token written to the cache',
  unit: 'number',
  part: cacheReadTokens,
  whole: cacheCreationTokens,
  note: 'Below 1 the cache costs more than it saves.',
});

export const tokensPerRequest = ratio({
  id: 'tokensPerRequest',
  words: 'Context per request',
  unit: 'tokens',
  part: promptTokens,
  whole: apiRequests,
  note: 'Everything sent to the model, over the requests that were answered.',
});

export const compactions = measure({
  id: 'compactions',
  words: 'Compactions',
  unit: 'count',
  event: { event: events.compaction },
});

export const tokensBeforeCompaction = distribution({
  id: 'tokensBeforeCompaction',
  words: 'Context before a compaction',
  event: events.compaction,
  of: 'pre_tokens',
});

export const tokensAfterCompaction = distribution({
  id: 'tokensAfterCompaction',
  words: 'Context after a compaction',
  event: events.compaction,
  of: 'post_tokens',
});
