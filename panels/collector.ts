import { accepted, failed, queue, refused, sent } from '../queries/health/collector.js';
import { barGauge, stat } from './plan.js';

/** Panels about the collector, from its metrics about itself. */
export const ofCollector = {
  accepted: stat(accepted, { title: 'Taken in', asks: 'How much did clients hand over?' }),
  refused: stat(refused, {
    title: 'Refused',
    asks: 'Did the collector turn clients away, for want of memory or for bad data?',
  }),
  failed: stat(failed, {
    title: 'Could not be sent on',
    asks: 'Did a store not take what the collector sent?',
  }),
  queue: stat(queue, { title: 'Queue in use', asks: 'How near is the collector to losing events?' }),
  sent: barGauge(sent, { title: 'Sent on by exporter', asks: 'Where did it all go?' }),
} as const;
