import { spend, unattributed } from '../panels/spend.js';
import { tokenUse } from '../panels/tokens.js';
import { use } from '../panels/use.js';
import { board, row } from './plan.js';

export const costBoard = board({
  uid: 'cc-cost',
  title: 'Cost',
  question: 'Who and what causes the cost, and how much of it belongs to nobody?',
  filters: ['team', 'user', 'model'],
  time: { from: 'now-24h', to: 'now' },
  rows: [
    row('This range', [
      spend.total,
      unattributed.total,
      unattributed.share,
      tokenUse.total,
      use.sessions,
      use.activeUsers,
    ]),
    row('By whom', [spend.by('team'), spend.list('user')]),
    row('Since when', [spend.daily.by('model')]),
  ],
});
