import { api } from '../../panels/api.js';
import { mcp } from '../../panels/extensions.js';
import { tokenUse } from '../../panels/tokens.js';
import {
  apiDuration,
  apiErrorRatio,
  apiRetriesExhausted,
  cacheHitRatio,
  mcpFailureRatio,
  promptTokens,
} from '../../queries/measures/index.js';
import { alert, type AlertPlan } from './alert.js';
import type { AlertSettings } from './settings.js';

/** What can go wrong between the client and the model. */
export function serviceAlerts(settings: AlertSettings): readonly AlertPlan[] {
  const { cache, errors, latency, retries, mcp: servers } = settings;
  const topic = 'api';
  return [
    alert({
      id: 'cache-collapse',
      title: 'The prompt cache is hardly used',
      topic: 'cache',
      severity: 'warning',
      watch: {
        kind: 'level',
        of: cacheHitRatio.total(),
        over: '1h',
        floor: { of: promptTokens.total(), atLeast: cache.fromTokens },
      },
      when: { below: cache.atLeast },
      shown: 'percent',
      summary: 'Only {value} of what was sent in the last hour came from the cache.',
      advice:
        'A new client version, another gateway or a changed system prompt can end caching: cost rises at once.',
      hold: '15m',
      every: 5,
      explained: { by: tokenUse.hitRatio, on: 'cc-tokens' },
    }),
    alert({
      id: 'api-errors',
      title: 'Too many API requests fail',
      topic,
      severity: 'critical',
      watch: {
        kind: 'level',
        of: apiErrorRatio.total(),
        over: '1h',
        also: '5m',
        floor: { of: apiErrorRatio.total().whole!, atLeast: errors.fromRequests },
      },
      when: { above: errors.atMost },
      shown: 'percent',
      summary: '{value} of the requests of the last hour failed, and it goes on.',
      advice: 'See which status it is: 429 is a limit of yours, 5xx is the service, none is the network.',
      hold: '2m',
      every: 1,
      explained: { by: api.errorRatio, on: 'cc-api' },
    }),
    alert({
      id: 'api-latency',
      title: 'API requests take long',
      topic,
      severity: 'warning',
      watch: {
        kind: 'level',
        of: apiDuration.quantile(0.95, { atLeast: latency.fromRequests }).by('model'),
        over: '30m',
      },
      when: { above: latency.seconds * 1000 },
      shown: 'milliseconds',
      summary: 'Of the requests to {model} in the last half hour, one of twenty took {value} or longer.',
      advice: 'Long answers take long: look whether the output grew, or the service became slow.',
      hold: '10m',
      every: 1,
      explained: { by: api.latencyBy('model'), on: 'cc-api' },
    }),
    alert({
      id: 'api-retries',
      title: 'Requests are given up after all retries',
      topic,
      severity: 'warning',
      watch: { kind: 'level', of: apiRetriesExhausted.total(), over: '15m' },
      when: { above: retries.atMost },
      shown: 'count',
      summary: '{value} requests were given up in the last quarter of an hour.',
      advice: 'People wait minutes for each of these: is the service down, or a rate limit reached?',
      hold: '2m',
      every: 1,
      explained: { by: api.givenUp, on: 'cc-api' },
    }),
    alert({
      id: 'mcp-failing',
      title: 'MCP servers cannot be reached',
      topic,
      severity: 'warning',
      watch: {
        kind: 'level',
        of: mcpFailureRatio.total(),
        over: '30m',
        floor: { of: mcpFailureRatio.total().whole!, atLeast: servers.fromConnections },
      },
      when: { above: servers.atMost },
      shown: 'percent',
      summary: '{value} of the tries to reach an MCP server failed in the last half hour.',
      advice: 'Which server it is can be seen only where OTEL_LOG_TOOL_DETAILS=1 is set.',
      hold: '5m',
      every: 1,
      explained: { by: mcp.failureRatio, on: 'cc-tools' },
    }),
  ];
}
