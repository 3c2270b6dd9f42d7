import {
  counterResets,
  downSteps,
  replicas,
  resetsByUser,
  unknownCounters,
} from '../queries/health/counters.js';
import { activeSeries, seriesByCounter, valuesByLabel } from '../queries/health/series.js';
import { barGauge, stat, table } from './plan.js';

/** Panels about counters that are written wrong, or are too many. */
export const series = {
  resets: stat(counterResets, {
    title: 'Resets of counters',
    asks: 'Do running totals fall, as they do where several write one series?',
  }),

  resetsByUser: table(resetsByUser, {
    title: 'Resets of counters by user',
    asks: 'Whose counters are overwritten?',
  }),

  downSteps: stat(downSteps, {
    title: 'Falls of all changes',
    asks: 'Are increments stored as if they were totals?',
  }),

  active: stat(activeSeries, { title: 'Active series', asks: 'How much does the store have to hold?' }),

  replicas: stat(replicas, {
    title: 'Replicas',
    asks: 'How many starts of the collector does the store still hold totals of?',
  }),

  byCounter: barGauge(seriesByCounter, {
    title: 'Active series by metric',
    asks: 'Which counter makes most series?',
  }),

  byLabel: barGauge(valuesByLabel, {
    title: 'Values by label',
    asks: 'Which label makes the series many?',
  }),

  unknown: table(unknownCounters, {
    title: 'Unknown counters',
    asks: 'Is something counted that these boards do not know, or under another name?',
  }),
} as const;
