import { peopleOfWeek, seatsUsed, stickiness, topTenthShare } from '../queries/regularity/index.js';
import { stat, stats } from './plan.js';

/** Panels about who comes, who comes back, and who spends. */
export const regularity = {
  week: stats([peopleOfWeek('new'), peopleOfWeek('returning'), peopleOfWeek('lapsed')], {
    title: 'People of the last week',
    asks: 'Who is new, who came back, and who stopped?',
  }),

  stickiness: stat(stickiness, {
    title: 'DAU over MAU',
    asks: 'How much of a month’s people is there on one day?',
  }),

  seats: stat(seatsUsed, { title: 'Seats in use', asks: 'Which part of those who could use it does?' }),

  concentration: stat(topTenthShare, {
    title: 'Cost of the top 10 %',
    asks: 'Do a few people cause the cost, or all of them?',
  }),
} as const;
