import { sessions } from '../panels/sessions.js';
import { spend } from '../panels/spend.js';
import { use } from '../panels/use.js';
import { board, row } from './plan.js';

export const sessionsBoard = board({
  uid: 'cc-sessions',
  title: 'Sessions',
  question: 'Which sessions stand out?',
  filters: ['team', 'user', 'model'],
  audience: 'audit',
  time: { from: 'now-24h', to: 'now' },
  rows: [
    row('This range', [use.sessions, spend.perSession, use.sessionsPerUser, use.prompts]),
    row('Which cost most', [sessions.dearest]),
    row('Which stand out', [sessions.largest, sessions.busiest, sessions.failing, sessions.stumbling], {
      collapsed: true,
    }),
  ],
});
