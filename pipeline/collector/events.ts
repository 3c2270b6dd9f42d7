import { eventsApart } from './apart.js';
import { component, type Component, type Flow } from './component.js';
import { headers } from './headers.js';
import { hashedEvents } from './people.js';
import type { EventTarget, Settled } from './options.js';
import { fitting } from './fitting.js';
import { eventValues } from './unusable.js';

/** Events that wait to be sent, on disk: a client is told "received" only when they are there. */
export function waitingEvents({ storage }: Pick<Settled, 'storage'>): Component {
  return component('file_storage', 'Events that are not sent yet outlive the process.', {
    directory: storage,
    create_directory: true,
    compaction: { directory: storage, on_start: true, on_rebound: true },
  });
}

/** No batch step: it would say "received" for what stands in memory only. The queue makes the batches. */
export function eventFlow(
  target: EventTarget,
  from: { readonly receiver: Component; readonly limiter: Component; readonly options: Settled },
): Flow {
  const { user, hash } = from.options;
  return {
    id: 'logs/events',
    why: 'Events, one record each, on to Loki.',
    receivers: [from.receiver],
    processors: [
      from.limiter,
      ...(hash ? [hashedEvents({ user, hash })] : []),
      eventValues,
      eventsApart,
      fitting(target),
    ],
    exporters: [loki(target, from.options)],
  };
}

function loki(target: EventTarget, { storageMiB, maxBatch }: Settled): Component {
  return component(
    'otlp_http/events',
    'Never gives up; what was on its way when the process was killed is sent twice.',
    {
      endpoint: target.lokiOtlpEndpoint,
      ...headers(target),
      retry_on_failure: { enabled: true, max_elapsed_time: 0 },
      sending_queue: {
        storage: 'file_storage',
        num_consumers: 4,
        sizer: 'bytes',
        queue_size: storageMiB * 1024 * 1024,
        batch: {
          sizer: 'items',
          flush_timeout: '1s',
          min_size: Math.min(1000, maxBatch),
          max_size: maxBatch,
        },
      },
    },
  );
}
