import { events } from '../catalog/index.js';
import { distribution } from '../distribution.js';
import { measure, ratio } from '../measure.js';

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

const apiOutcomes = measure({
  id: 'apiOutcomes',
  words: 'API requests, answered or failed',
  unit: 'count',
  event: { event: events.apiRequest, or: events.apiError },
});

export const apiErrorRatio = ratio({
  id: 'apiErrorRatio',
  words: 'API error ratio',
  unit: 'ratio',
  part: apiErrors,
  whole: apiOutcomes,
  note: 'Failed requests of all, answered or failed; a retry that came through is no error.',
});

/** How long a request took, from the first byte sent to the last received. */
export const apiDuration = distribution({
  id: 'apiDuration',
  words: 'API latency',
  event: events.apiRequest,
  of: 'duration_ms',
  note: 'Of requests that were answered; a long answer takes long. The wait before a retry is not in it.',
});

export const apiThroughput = distribution({
  id: 'apiThroughput',
  words: 'Output speed',
  event: events.apiRequest,
  of: 'output_tokens',
  perSecondOf: 'duration_ms',
  note: 'Tokens written over the whole time of the request, the wait for the first one included.',
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
