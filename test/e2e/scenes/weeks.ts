import { day, hour, of, total, type Scene } from './scene.js';

const now = Date.UTC(2026, 5, 30, 12);

/** When somebody used a hundred tokens; the collector offers the total from the first time on. */
const used = (user: string, ...daysAgo: readonly number[]) =>
  total('claude_code_token_usage_tokens_total', {
    labels: of(user, 'one'),
    values: daysAgo.map((days, at) => [now - days * day, 100 * (at + 1)] as const),
    until: now,
  });

/** Who spent how much today. */
const spent = (user: string, dollars: number) =>
  total('claude_code_cost_usage_USD_total', {
    labels: of(user, 'one'),
    values: [[now - 5 * hour, dollars]],
    until: now,
  });

const small = Array.from({ length: 10 }, (_, at) => spent(`small${at}`, 1));

export const weeks: Readonly<Record<string, Scene>> = {
  'weeks of a company': {
    now,
    series: [
      used('first', 40),
      used('returning', 25, 2),
      used('back', 11, 0.5),
      used('new', 3),
      used('newest', 0.1),
      used('lapsed', 10),
      used('gone', 25),
      ...small,
      spent('some', 5),
      spent('most', 9),
    ],
    events: [],
    shows: {
      'cc-adoption': {
        'People of the last week': { new: '2', returning: '2', lapsed: '1' },
        // Two of the six who used any in thirty days did so in the last one.
        'DAU over MAU': '33.3%',
      },
      // Of twelve people the first two: 14 of 24 dollars.
      'cc-cost': { 'Cost of the top 10 %': '58.3%' },
    },
  },
  'weeks that begin with the store': {
    now: now - 26 * day,
    series: [],
    events: [],
    shows: { 'cc-adoption': { 'People of the last week': 'No data' } },
  },
};
