import { missing } from '../../queries/dimension.js';
import { cost } from '../../queries/measures/index.js';
import { spend, unattributed } from '../../panels/spend.js';
import { alert, type AlertPlan } from './alert.js';
import type { AlertSettings } from './settings.js';

/** What can go wrong with money. */
export function moneyAlerts(settings: AlertSettings): readonly AlertPlan[] {
  const { spendPerHour, spendPerUserDay, spike, unattributed: nobody } = settings;
  const topic = 'spend';
  return [
    alert({
      id: 'spend-spike',
      title: 'Spend is far above its own history',
      topic,
      severity: 'warning',
      watch: {
        kind: 'spike',
        of: cost.total(),
        over: '1h',
        days: 7,
        floor: { of: cost.total(), atLeast: spike.fromDollars },
      },
      when: { above: spike.times },
      shown: 'times',
      summary: 'The last hour cost {value} times the most of this hour in the week before.',
      advice:
        'Look who and which model it is. A runaway agent, a new team, or a change of the default model show like this.',
      hold: '10m',
      every: 5,
      explained: { by: spend.by('team'), on: 'cc-cost' },
    }),
    ...(spendPerHour === undefined
      ? []
      : [
          alert({
            id: 'spend-per-hour',
            title: 'Spend of an hour is above its limit',
            topic,
            severity: 'critical',
            watch: { kind: 'level', of: cost.total(), over: '1h' },
            when: { above: spendPerHour },
            shown: 'money',
            summary: `The last hour cost {value}, more than $${spendPerHour}.`,
            advice: 'Look who and which model it is, and whether it still goes on.',
            hold: '5m',
            every: 5,
            explained: { by: spend.total, on: 'cc-cost' },
          }),
        ]),
    ...(spendPerUserDay === undefined
      ? []
      : [
          alert({
            id: 'spend-per-user',
            title: 'A person spent more than a day should cost',
            topic,
            severity: 'info',
            watch: { kind: 'level', of: cost.total().by('user'), over: '24h' },
            when: { above: spendPerUserDay },
            shown: 'money',
            summary: `{user} spent {value} in 24 hours, more than $${spendPerUserDay}.`,
            advice: 'Ask before you judge: long refactorings and migrations cost much in a day.',
            hold: '10m',
            every: 5,
            explained: { by: spend.list('user'), on: 'cc-cost' },
          }),
        ]),
    alert({
      id: 'spend-unattributed',
      title: 'Too much of the cost belongs to no team',
      topic,
      severity: 'info',
      watch: {
        kind: 'level',
        of: cost.total().where({ team: missing }).shareOf(cost.total()),
        over: '24h',
        floor: { of: cost.total(), atLeast: nobody.fromDollars },
      },
      when: { above: nobody.atMost },
      shown: 'percent',
      summary: '{value} of the cost of the last day belongs to no team.',
      advice: 'Clients without OTEL_RESOURCE_ATTRIBUTES, or too old to send them, leave no team.',
      hold: '1h',
      every: 5,
      explained: { by: unattributed.share, on: 'cc-cost' },
    }),
  ];
}
