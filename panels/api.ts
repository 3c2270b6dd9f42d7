import { dimensions } from '../queries/dimension.js';
import type { PartOf } from '../queries/distribution.js';
import type { DimensionOf } from '../queries/measure.js';
import {
  apiDuration,
  apiErrorRatio,
  apiErrors,
  apiRefusals,
  apiRequests,
  apiRetriesExhausted,
  apiRetryTime,
  apiThroughput,
  internalErrors,
} from '../queries/measures/index.js';
import { barGauge, bars, lines, stat } from './plan.js';

/** Fewer requests than these have no percentile worth showing. */
const atLeast = 20;
const hourly = { per: '1h', atLeast } as const;

/** Panels about the service that answers: is it there, and is it fast? */
export const api = {
  requests: stat(apiRequests.total(), { title: 'API requests', asks: 'How much was asked of the service?' }),

  errorRatio: stat(apiErrorRatio.total(), {
    title: 'API error ratio',
    asks: 'Which part of the requests failed for good?',
  }),

  latency: stat(apiDuration.quantile(0.95, { atLeast }), {
    title: 'API latency (p95)',
    asks: 'How long do all but the slowest twentieth of the requests take?',
  }),

  speed: stat(apiThroughput.quantile(0.5, { atLeast }), {
    title: 'Output speed',
    asks: 'How many tokens a second does the model write, at the median?',
  }),

  givenUp: stat(apiRetriesExhausted.total(), {
    title: 'Given up',
    asks: 'How often did people wait through every retry for nothing?',
  }),

  lost: stat(apiRetryTime.total(), {
    title: 'Time lost in retries',
    asks: 'How long did people wait for requests that never came through?',
  }),

  refusals: stat(apiRefusals.total(), { title: 'Refusals', asks: 'How often would the model not answer?' }),

  refusalsBy: (dimension: DimensionOf<typeof apiRefusals>) =>
    barGauge(apiRefusals.total().by(dimension), {
      title: `Refusals by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} is refused most?`,
    }),

  latencyOverTime: lines(
    [
      apiDuration.quantile(0.5, hourly),
      apiDuration.quantile(0.95, hourly),
      apiDuration.quantile(0.99, hourly),
    ],
    { title: 'API latency per hour', asks: 'Since when is the service slow, and for how many?' },
  ),

  latencyBy: (dimension: PartOf<typeof apiDuration>) =>
    barGauge(apiDuration.quantile(0.95, { atLeast }).by(dimension), {
      title: `API latency (p95) by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} is slow?`,
    }),

  speedBy: (dimension: PartOf<typeof apiThroughput>) =>
    barGauge(apiThroughput.quantile(0.5, { atLeast }).by(dimension), {
      title: `Output speed by ${dimensions[dimension].words}`,
      asks: `Is a ${dimensions[dimension].words} slow because it writes slowly, or because it writes much?`,
    }),

  errorsOverTime: bars(apiErrors.perStep('1h').by('statusCode'), {
    title: 'API errors per hour by status code',
    asks: 'When did requests fail, and with which answer?',
  }),

  errorRatioOverTime: lines(apiErrorRatio.perStep('1h'), {
    title: 'API error ratio per hour',
    asks: 'Is it an outage, or a steady trickle?',
  }),

  requestsOverTime: bars(apiRequests.perStep('1h').by('model'), {
    title: 'API requests per hour by model',
    asks: 'Which model is asked when?',
  }),

  errorRatioBy: (dimension: DimensionOf<typeof apiErrorRatio>) =>
    barGauge(apiErrorRatio.total().by(dimension), {
      title: `API error ratio by ${dimensions[dimension].words}`,
      asks: `Does it fail for every ${dimensions[dimension].words}, or for one?`,
    }),

  errorsBy: (dimension: DimensionOf<typeof apiErrors>) =>
    barGauge(apiErrors.total().by(dimension), {
      title: `API errors by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} fails most?`,
    }),

  givenUpBy: (dimension: DimensionOf<typeof apiRetriesExhausted>) =>
    barGauge(apiRetriesExhausted.total().by(dimension), {
      title: `Given up by ${dimensions[dimension].words}`,
      asks: `For which ${dimensions[dimension].words} did retries run out?`,
    }),

  clientErrorsBy: (dimension: DimensionOf<typeof internalErrors>) =>
    barGauge(internalErrors.total().by(dimension), {
      title: `Errors of the client by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} breaks by itself?`,
    }),
} as const;
