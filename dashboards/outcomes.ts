import { outcome } from '../panels/outcome.js';
import { board, row } from './plan.js';

export const outcomesBoard = board({
  uid: 'cc-outcomes',
  title: 'Outcomes',
  question: 'What comes out, and what does it cost?',
  filters: ['team', 'user'],
  time: { from: 'now-24h', to: 'now' },
  rows: [
    row('This range', [
      outcome.commits,
      outcome.pullRequests,
      outcome.linesAdded,
      outcome.linesRemoved,
      outcome.costPerCommit,
      outcome.costPerPullRequest,
    ]),
    row('When', [outcome.dailyCommits, outcome.dailyLines]),
  ],
});
