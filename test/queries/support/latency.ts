import { events } from '../../../queries/catalog/index.js';
import { distribution } from '../../../queries/distribution.js';

export const latency = distribution({
  id: 'apiDuration',
  words: 'API latency',
  event: events.apiRequest,
  of: 'duration_ms',
});

export const speed = distribution({
  id: 'outputSpeed',
  words: 'Output speed',
  event: events.apiRequest,
  of: 'output_tokens',
  perSecondOf: 'duration_ms',
});

export const resultSize = distribution({
  id: 'toolResultSize',
  words: 'Size of tool results',
  event: events.toolResult,
  of: 'tool_result_size_bytes',
});
