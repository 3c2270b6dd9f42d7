import { events, metrics } from '../catalog/index.js';
import { measure } from '../measure.js';

/** Cost of API requests. */
export const cost = measure({
  id: 'cost',
  words: 'Cost',
  unit: 'currencyUSD',
  counter: { metric: metrics.costUsage },
  event: { event: events.apiRequest, sum: ['cost_usd'] },
  note: 'Estimated by the client at list price; the invoice is the authority.',
});
