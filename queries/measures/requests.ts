import { events } from '../catalog/index.js';
import { measure } from '../measure.js';

export const apiRequests = measure({
  id: 'apiRequests',
  words: 'API requests',
  unit: 'count',
  event: { event: events.apiRequest },
});

export const apiErrors = measure({
  id: 'apiErrors',
  words: 'API errors',
  unit: 'count',
  event: { event: events.apiError },
  note: 'One a failed request, after its retries.',
});

export const toolCalls = measure({
  id: 'toolCalls',
  words: 'Tool calls',
  unit: 'count',
  event: { event: events.toolResult },
  note: 'Calls that ran; refused ones do not.',
});

export const toolFailures = measure({
  id: 'toolFailures',
  words: 'Failed tool calls',
  unit: 'count',
  event: { event: events.toolResult, where: { success: 'false' } },
});
