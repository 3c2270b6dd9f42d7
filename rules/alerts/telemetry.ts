import { cost, tokens } from '../../queries/measures/index.js';
import { agreement, arrival } from '../../panels/health.js';
import { series } from '../../panels/series.js';
import { alert, type AlertPlan } from './alert.js';
import type { AlertSettings } from './settings.js';

/** What can go wrong with the numbers themselves. */
export function telemetryAlerts({ gap, workingHours }: AlertSettings): readonly AlertPlan[] {
  const topic = 'telemetry';
  return [
    alert({
      id: 'telemetry-silent',
      title: 'No telemetry in working hours',
      topic,
      severity: 'warning',
      watch: { kind: 'silence', of: tokens.total(), over: '1h', hours: workingHours },
      when: { below: 1 },
      shown: 'count',
      summary: 'No token was counted for an hour, in working hours.',
      advice: 'Is the collector up, and does the store still scrape it? Clients lose what they cannot send.',
      hold: '15m',
      every: 5,
      explained: { by: arrival.overTime, on: 'cc-health' },
    }),
    alert({
      id: 'meter-restarts',
      title: 'A counter that never starts over did',
      topic,
      severity: 'warning',
      watch: { kind: 'restarts', of: cost.total(), over: '1h' },
      when: { above: 0 },
      shown: 'count',
      summary: 'Counters of cost started over {value} times in the last hour.',
      advice:
        'Two writers share a series, or clients send past the collector: the numbers are wrong until it ends.',
      hold: '5m',
      every: 5,
      explained: { by: series.resets, on: 'cc-health' },
    }),
    alert({
      id: 'meter-gap',
      title: 'Counters and events disagree about the cost',
      topic,
      severity: 'warning',
      watch: { kind: 'gap', of: cost.total(), over: '6h', atLeast: gap.fromDollars },
      when: { above: gap.atMost },
      shown: 'percent',
      summary: 'Counters and events are {value} apart over the last six hours.',
      advice: 'One of the two signals is lost or counted twice on its way: run ccboards doctor.',
      hold: '30m',
      every: 5,
      explained: { by: agreement.costByCounters, on: 'cc-health' },
    }),
  ];
}
