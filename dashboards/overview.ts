import { api } from '../panels/api.js';
import { edits } from '../panels/edits.js';
import { outcome } from '../panels/outcome.js';
import { spend, unattributed } from '../panels/spend.js';
import { tokenUse } from '../panels/tokens.js';
import { use } from '../panels/use.js';
import { board, row } from './plan.js';

export const overviewBoard = board({
  uid: 'cc-overview',
  title: 'Overview',
  question: 'What do we spend, who uses it, and what comes out?',
  filters: ['team', 'user', 'model'],
  rows: [
    row('This range', [
      spend.total,
      use.activeUsers,
      use.sessions,
      tokenUse.hitRatio,
      edits.acceptRate,
      unattributed.share,
    ]),
    row('Where', [spend.by('team'), use.activeUsersBy]),
    row('When', [spend.daily.by('modelFamily'), use.dailyUsers]),
    row('What came out, and does it work', [
      outcome.commits,
      outcome.pullRequests,
      outcome.linesChanged,
      outcome.costPerCommit,
      api.errorRatio,
      api.latency,
    ]),
  ],
});
