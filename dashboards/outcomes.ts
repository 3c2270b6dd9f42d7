import { outcome } from '../panels/outcome.js';
import { use } from '../panels/use.js';
import { board, row } from './plan.js';

export const outcomesBoard = board({
  uid: 'cc-outcomes',
  title: 'Outcomes',
  question: 'What comes out, and what does it cost?',
  filters: ['team', 'user'],
  rows: [
    row('This range', [
      outcome.costPerCommit,
      outcome.commits,
      outcome.costPerPullRequest,
      outcome.pullRequests,
      outcome.costPerLine,
      outcome.linesChanged,
    ]),
    row('When', [outcome.dailyCommits, outcome.dailyLines]),
    row('Where', [outcome.byTeam]),
    row('Where it is dear', [outcome.costPerCommitBy('team'), outcome.costPerCommitBy('project')], {
      collapsed: true,
    }),
    row('Per hour', [outcome.costPerActiveHour, use.activeTime, use.activeTimeBy('activity')], {
      collapsed: true,
    }),
    row('Lines', [outcome.linesAdded, outcome.linesRemoved], { collapsed: true }),
  ],
});
