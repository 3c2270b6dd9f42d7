import { audit } from '../panels/audit.js';
import { extensions, mcp } from '../panels/extensions.js';
import { hooks } from '../panels/hooks.js';
import { board, row } from './plan.js';

export const governanceBoard = board({
  uid: 'cc-governance',
  title: 'Governance and audit',
  question: 'Who escalated, refused, connected or installed what?',
  filters: ['team', 'user'],
  time: { from: 'now-7d', to: 'now' },
  audience: 'audit',
  rows: [
    row('This range', [
      audit.bypasses,
      audit.denials,
      audit.approvals,
      hooks.blocks,
      audit.authFailures,
      audit.promptsLogged,
    ]),
    row('Since when', [audit.modesOverTime, audit.denialsOverTime]),
    row('Leave', [
      audit.denialsBy('tool'),
      audit.approvalsBy('tool'),
      audit.acceptRate,
      audit.acceptRateOfPeople,
      audit.acceptRateOfPeopleBy('tool'),
    ]),
    row('Who', [audit.bypassesBy('user'), audit.promptsLoggedBy('user'), audit.authFailuresBy('user')], {
      collapsed: true,
    }),
    row('Where', [audit.bypassesBy('team'), audit.promptsLoggedBy('team'), audit.approvalsBy('team')], {
      collapsed: true,
    }),
    row('In order', [audit.modes, audit.refused], { collapsed: true }),
    row('What came in', [mcp.connected, extensions.plugins, extensions.installs], { collapsed: true }),
    row('Policy', [audit.policyErrorsBy('policyError'), audit.policyErrorsBy('version')], {
      collapsed: true,
    }),
  ],
});
