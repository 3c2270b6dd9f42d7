export { topTenthShare } from './concentration.js';
export { seatsUsed, stickiness } from './rates.js';
export { peopleOfWeek } from './weeks.js';
