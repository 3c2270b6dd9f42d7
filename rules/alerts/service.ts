import { apiErrors, apiRequests, cacheHitRatio, promptTokens } from '../../queries/measures/index.js';
import { tokenUse } from '../../panels/tokens.js';
import { alert, type AlertPlan } from './alert.js';
import type { AlertSettings } from './settings.js';

/** What can go wrong between the client and the model. */
export function serviceAlerts(settings: AlertSettings): readonly AlertPlan[] {
  const { cache, errors } = settings;
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
      topic: 'api',
      severity: 'critical',
      watch: {
        kind: 'part',
        of: apiErrors.total(),
        beside: apiRequests.total(),
        over: '1h',
        also: '5m',
        atLeast: errors.fromRequests,
      },
      when: { above: errors.atMost },
      shown: 'percent',
      summary: '{value} of the requests of the last hour failed, and it goes on.',
      advice: 'See which status it is: 429 is a limit of yours, 5xx is the service, none is the network.',
      hold: '2m',
      every: 1,
      explained: { by: tokenUse.total, on: 'cc-reliability' },
    }),
  ];
}
