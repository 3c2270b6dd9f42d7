import { events } from '../catalog/index.js';
import { measure } from '../measure.js';

export const apiRequests = measure({
  id: 'apiRequests',
  words: 'API requests',
  unit: 'count',
  event: { event: events.apiRequest },
  note: 'Requests that were answered; each counts once, however often it was tried.',
});

export const apiErrors = measure({
  id: 'apiErrors',
  words: 'API errors',
  unit: 'count',
  event: { event: events.apiError },
  note: 'One a failed request, after its retries.',
});

/** Comes with an `api_error` of its own: never added to `apiErrors`. */
export const apiRetriesExhausted = measure({
  id: 'apiRetriesExhausted',
  words: 'Requests given up after all retries',
  unit: 'count',
  event: { event: events.apiRetriesExhausted },
  note: 'These are among the API errors: never add the two.',
});

export const apiRetryTime = measure({
  id: 'apiRetryTime',
  words: 'Time lost in retries',
  unit: 'milliseconds',
  event: { event: events.apiRetriesExhausted, sum: ['total_retry_duration_ms'] },
  note: 'Only of requests that were given up; what a retry cost that came through is not sent.',
});

export const apiRefusals = measure({
  id: 'apiRefusals',
  words: 'Refusals',
  unit: 'count',
  event: { event: events.apiRefusal },
  note: 'Answers the model would not give; they are no errors.',
});

export const internalErrors = measure({
  id: 'internalErrors',
  words: 'Errors of the client itself',
  unit: 'count',
  event: { event: events.internalError },
  note: 'Never sent on Bedrock, Google Cloud and Foundry.',
});
