import { use } from '../panels/use.js';
import { board, row } from './plan.js';

export const adoptionBoard = board({
  uid: 'cc-adoption',
  title: 'Adoption',
  question: 'Who uses it, how often, and since when?',
  filters: ['team', 'user'],
  time: { from: 'now-24h', to: 'now' },
  rows: [
    row('This range', [use.activeUsers, use.sessions, use.activeTime, use.prompts]),
    row('When', [use.dailyUsers]),
    row('Where', [use.activeUsersBy, use.sessionsBy('team')]),
    row('How', [use.sessionsBy('startType')]),
    row('Who', [use.sessionsOfUsers], { collapsed: true }),
  ],
});
