import { audit } from '../../panels/audit.js';
import { bypasses } from '../../queries/measures/index.js';
import { alert, type AlertPlan } from './alert.js';

/** What somebody has to look at. Where nobody may be named, it is told by team. */
export function auditAlerts(individuals: boolean): readonly AlertPlan[] {
  const who = individuals ? 'user' : 'team';
  return [
    alert({
      id: 'bypass',
      title: 'Permission checks were switched off',
      topic: 'audit',
      severity: 'warning',
      watch: { kind: 'level', of: bypasses.total().by(who), over: '15m' },
      when: { above: 0 },
      shown: 'count',
      summary: `{${who}} switched to bypassing permissions {value} times in the last quarter of an hour.`,
      advice: 'Managed settings can forbid it: permissions.disableBypassPermissionsMode.',
      hold: '0m',
      every: 5,
      explained: { by: audit.bypassesBy(who), on: 'cc-governance' },
    }),
  ];
}
