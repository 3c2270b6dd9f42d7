import { checkOptions } from './check-options.js';
import { clients, clientToken } from './clients.js';
import { component, deepFreeze, type CollectorConfig, type Component, type Flow } from './component.js';
import { books, clock, oneAtATime, replica, toDelta } from './counting.js';
import { eventFlow, waitingEvents } from './events.js';
import { labels } from './labels.js';
import { settle, type CollectorOptions, type Settled } from './options.js';
import { countersOnly, exposition, loopback, nothing, push } from './publishing.js';
import { ownMetrics } from './own-metrics.js';
import { kinds, oursOnly, values } from './unusable.js';

/**
 * The collector that makes counters exact: it turns what many short-lived processes send into one running
 * total a label set, publishes those totals, and passes events on.
 *
 * ```ts
 * collectorConfig({ counters: 'scraped', events: { lokiOtlpEndpoint: 'http://loki:3100/otlp' } })
 * ```
 */
export function collectorConfig(given: CollectorOptions): CollectorConfig {
  const options = settle(given);
  checkOptions(options);
  const receiver = clients(options);
  const limiter = memory(options);
  const { counters, events, tokenFromEnv } = options;
  const published = exposition(options);
  return deepFreeze({
    kind: 'collector',
    flows: [
      countersIn(options, receiver, limiter, published),
      ...(counters === 'scraped' ? [] : countersOut(options, published, push(counters.pushTo, options))),
      ...(events ? [eventFlow(events, { receiver, limiter, options })] : []),
    ],
    extensions: [
      health(options),
      ...(tokenFromEnv ? [clientToken(tokenFromEnv)] : []),
      ...(events ? [waitingEvents(options)] : []),
    ],
    telemetry: ownMetrics(options),
  });
}

function countersIn(options: Settled, receiver: Component, limiter: Component, published: Component): Flow {
  return {
    id: 'metrics/in',
    why: 'Counters: every step needs the ones before it.',
    receivers: [receiver],
    processors: [
      limiter,
      oursOnly,
      kinds,
      values,
      toDelta(options),
      oneAtATime(options),
      labels(options),
      clock,
      books(options),
      replica,
    ],
    exporters: [published],
  };
}

function countersOut(options: Settled, published: Component, exporter: Component): Flow[] {
  const scraper = loopback(options);
  return [
    {
      id: 'metrics/out',
      why: 'The published totals, on to the store.',
      receivers: [scraper],
      processors: [countersOnly],
      exporters: [exporter],
    },
    {
      id: 'metrics/end',
      why: 'Nothing passes. It lets the page of totals close after its scraper, which takes a last look when the collector ends: without this the page was often gone before.',
      receivers: [scraper],
      processors: [nothing],
      exporters: [published],
    },
  ];
}

/** What a replica at its ceiling of series held at most, with room for what the limiter keeps free. */
const gigabytes = (series: number) => Math.ceil((series / 100_000) * 2.5);

function memory({ memoryMiB, maxSeries }: Settled): Component {
  const limit =
    memoryMiB === undefined
      ? { limit_percentage: 80, spike_limit_percentage: 20 }
      : { limit_mib: memoryMiB, spike_limit_mib: Math.ceil(memoryMiB / 5) };
  const why = `Refuses instead of dying: clients send again what was refused. ${maxSeries.toLocaleString('en')} series want a machine or container of ${gigabytes(maxSeries)} GB.`;
  return component('memory_limiter', why, { check_interval: '1s', ...limit });
}

function health({ listen }: Settled): Component {
  return component('health_check', 'Answers with 200 once everything runs.', {
    endpoint: `${listen.host}:${listen.health}`,
  });
}
