import {
  div,
  gt,
  increase,
  labelReplace,
  max,
  metric,
  mul,
  or,
  re,
  selector,
  sum,
  type InstantVector,
  type LabelValues,
  type Selector,
} from '../../src/promql/index.js';
import { probe } from '../probe.js';

const signal = "the collector's metrics about itself";
const note =
  'They are there once the store fetches them: add a scrape of port 8888 of each replica, where `ccboards collector` opens them.';

/** With and without the ending that some readers add. */
const named = (pattern: string): Selector<LabelValues, never> =>
  selector({ __name__: re(`otelcol_${pattern}(_total)?`) });
/** What was counted of both signals. One name after the other: `increase` would not tell two apart. */
const grown = (...patterns: readonly string[]): InstantVector =>
  patterns
    .flatMap((pattern) => [`${pattern}_metric_points`, `${pattern}_log_records`])
    .map((name): InstantVector => {
      const of = increase(named(name).over('$__range'));
      return labelReplace({ of, to: 'counted', replacement: name, from: 'counted', match: '' });
    })
    .reduce((left, right) => or(left, right));

export const accepted = probe({
  id: 'collectorAccepted',
  words: 'Taken in by the collector',
  unit: 'count',
  signal,
  counters: () => sum(grown('receiver_accepted')),
  note,
});

export const refused = probe({
  id: 'collectorRefused',
  words: 'Refused by the collector',
  unit: 'count',
  signal,
  counters: () => sum(grown('receiver_refused', 'receiver_failed')),
  note: `Clients try again what was refused; increments that are refused for long are lost. ${note}`,
});

export const sent = probe({
  id: 'collectorSent',
  words: 'Sent on',
  unit: 'count',
  signal,
  by: { exporter: 'exporter' },
  counters: () => sum(grown('exporter_sent'), { by: ['exporter'] }),
  note,
});

export const failed = probe({
  id: 'collectorFailed',
  words: 'Could not be sent on',
  unit: 'count',
  signal,
  counters: () =>
    or(
      sum(grown('exporter_send_failed', 'exporter_enqueue_failed')),
      mul(sum(grown('receiver_accepted')), 0),
    ),
  note: `What could not be sent is tried again from the queue until it is full. ${note}`,
});

export const queue = probe({
  id: 'collectorQueue',
  words: 'Queue in use',
  unit: 'ratio',
  aggregate: 'share',
  signal,
  counters: () =>
    max(
      div(
        metric('otelcol_exporter_queue_size', { kind: 'gauge' }),
        gt(metric('otelcol_exporter_queue_capacity', { kind: 'gauge' }), 0),
      ),
    ),
  note: `A queue that fills means a store that does not keep up; full, events are lost. ${note}`,
});
