import { regularity } from '../panels/regularity.js';
import { spend, unattributed } from '../panels/spend.js';
import { board, row } from './plan.js';

export const costBoard = board({
  uid: 'cc-cost',
  title: 'Cost',
  question: 'Who and what causes the cost, and how much of it belongs to nobody?',
  filters: ['team', 'user', 'model'],
  rows: [
    row('This range', [
      spend.total,
      spend.perActiveUser,
      spend.perSession,
      spend.perPrompt,
      unattributed.total,
      unattributed.share,
    ]),
    row('By whom', [spend.list('team'), spend.list('user')]),
    row('Since when', [spend.daily.by('team'), spend.daily.by('model')]),
    row('Where', [spend.list('costCenter'), spend.list('project'), spend.list('department'), spend.mix], {
      collapsed: true,
    }),
    row('By what', [spend.list('model'), spend.by('querySource'), spend.by('effort'), spend.by('speed')], {
      collapsed: true,
    }),
    row(
      'By which extension',
      [spend.by('skill'), spend.by('agent'), spend.by('plugin'), spend.by('mcpServer')],
      {
        collapsed: true,
      },
    ),
    row(
      'Per head and per question',
      [
        regularity.concentration,
        spend.perActiveUserBy('team'),
        spend.perPromptBy('team'),
        spend.perPromptBy('user'),
        spend.perRequestBy('model'),
      ],
      { collapsed: true },
    ),
    row(
      'Belongs to nobody',
      [
        unattributed.shareWithout('costCenter'),
        unattributed.shareWithout('project'),
        unattributed.shareWithout('department'),
      ],
      {
        collapsed: true,
      },
    ),
  ],
});
