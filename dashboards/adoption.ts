import { regularity } from '../panels/regularity.js';
import { use } from '../panels/use.js';
import { board, row } from './plan.js';

export const adoptionBoard = board({
  uid: 'cc-adoption',
  title: 'Adoption',
  question: 'Who uses it, how often, and since when?',
  filters: ['team', 'user'],
  rows: [
    row('This range', [use.activeUsers, use.sessions, use.sessionsPerUser, use.activeTime, use.prompts]),
    row('When', [use.dailyUsers, use.promptsOverTime]),
    row('Where', [use.activeUsersBy, use.sessionsBy('team'), use.sessionsBy('startType')]),
    row('How regularly', [regularity.week, regularity.stickiness, regularity.seats], { collapsed: true }),
    row(
      'With what',
      [use.clients('version'), use.clients('terminal'), use.clients('os'), use.clients('app')],
      {
        collapsed: true,
      },
    ),
    row('Who', [use.sessionsOfUsers], { collapsed: true }),
  ],
});
