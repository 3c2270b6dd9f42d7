import { events, metrics } from '../catalog/index.js';
import { measure, ratio } from '../measure.js';
import { apiRequests } from './requests.js';
import { activeUsers, prompts, sessions } from './use.js';
import { perPerson } from './per-person.js';

/** Cost of API requests. */
export const cost = measure({
  id: 'cost',
  words: 'Cost',
  unit: 'currencyUSD',
  counter: { metric: metrics.costUsage },
  event: { event: events.apiRequest, sum: ['cost_usd'] },
  note: 'Estimated by the client at list price; the invoice is the authority.',
});

export const costPerActiveUser = perPerson({
  id: 'costPerActiveUser',
  words: 'Cost per active user',
  unit: 'currencyUSD',
  part: cost,
  people: activeUsers,
  note: 'All cost over the people who used tokens in the range.',
});

export const costPerSession = ratio({
  id: 'costPerSession',
  words: 'Cost per session',
  unit: 'currencyUSD',
  part: cost,
  whole: sessions,
  note: 'All cost over the starts; a resume is a start.',
});

export const costPerPrompt = ratio({
  id: 'costPerPrompt',
  words: 'Cost per prompt',
  unit: 'currencyUSD',
  part: cost,
  whole: prompts,
  note: 'All cost over the prompts people sent.',
});

export const costPerRequest = ratio({
  id: 'costPerRequest',
  words: 'Cost per request',
  unit: 'currencyUSD',
  part: cost,
  whole: apiRequests,
});
