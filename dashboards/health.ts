import { ofCollector } from '../panels/collector.js';
import { agreement, arrival, clients } from '../panels/health.js';
import { series } from '../panels/series.js';
import { board, row } from './plan.js';

export const healthBoard = board({
  uid: 'cc-health',
  title: 'Telemetry health',
  question: 'May I believe the other boards?',
  time: { from: 'now-24h', to: 'now' },
  rows: [
    row('This range', [
      arrival.sample,
      arrival.event,
      agreement.costByCounters,
      agreement.costByEvents,
      series.resets,
      ofCollector.refused,
    ]),
    row('Do both signals say the same', [
      arrival.overTime,
      clients.without('team', 'team'),
      agreement.by('team'),
    ]),
    row('Who sends only half', [agreement.by('user'), series.resetsByUser], { collapsed: true }),
    row(
      'Which clients',
      [clients.users, clients.without('costCenter', 'cost center'), clients.without('project', 'project')],
      {
        collapsed: true,
      },
    ),
    row(
      'Sessions and decisions in both signals',
      [agreement.sessions, agreement.sessionsSeen, agreement.editsByCounters, agreement.editsByEvents],
      { collapsed: true },
    ),
    row('Events', [arrival.events, arrival.unknownEvents], { collapsed: true }),
    row(
      'Series',
      [series.active, series.downSteps, series.replicas, series.byCounter, series.byLabel, series.unknown],
      { collapsed: true },
    ),
    row('Collector', [ofCollector.accepted, ofCollector.failed, ofCollector.queue, ofCollector.sent], {
      collapsed: true,
    }),
  ],
});
