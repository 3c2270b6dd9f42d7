import { expect, test } from 'vitest';
import { collector, type PipelineOptions } from '../../../queries/pipeline.js';
import { claudeCodeAlerts } from '../../../rules/alerts/index.js';

const made = (options: PipelineOptions) =>
  claudeCodeAlerts(
    { pipeline: collector(options), individuals: true, boards: [] },
    { spendPerHour: 200, spendPerUserDay: 100 },
  );

/** The stretch of each alert that reads the counters, in seconds. */
const onCounters = (options: PipelineOptions) =>
  made(options).alerts.flatMap(({ id, query, window }) =>
    query.engine === 'prometheus' ? [`${id} ${window}`] : [],
  );

test('over less than a day an alert does not trust counters of single sessions: it reads the events', () => {
  expect(onCounters({ counters: 'perSession' })).toEqual([
    'spend-per-user 86400',
    'spend-unattributed 86400',
    // It only asks whether anything came.
    'telemetry-silent 3600',
  ]);
  const { alerts } = made({ counters: 'perSession' });
  const engines = Object.fromEntries(alerts.map(({ id, query }) => [id, query.engine]));
  expect(engines).toMatchObject({ 'spend-spike': 'loki', 'spend-per-hour': 'loki', 'meter-gap': 'both' });
});

test('without events it is left out, with the reason', () => {
  const { missing } = made({ counters: 'perSession', events: 'none' });
  const short = missing.filter(({ reason }) => reason.includes('over less than a day')).map(({ id }) => id);
  expect(short).toEqual(['spend-spike', 'spend-per-hour', 'cache-collapse']);
});

test('counters that are exact are trusted for an hour', () => {
  expect(onCounters({ books: true })).toContain('spend-per-hour 3600');
  expect(onCounters({ counters: 'recorded' })).toContain('spend-per-hour 3600');
});
