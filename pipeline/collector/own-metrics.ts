import type { CollectorConfig } from './component.js';
import type { Settled } from './options.js';

/** What the collector says of itself: with `detailed` also the requests it turned away, by their answer. */
export function ownMetrics({ listen }: Pick<Settled, 'listen'>): CollectorConfig['telemetry'] {
  return {
    metrics: {
      level: 'detailed',
      readers: [{ pull: { exporter: { prometheus: { host: listen.host, port: listen.telemetry } } } }],
      // The other labels of a request are what its sender says of itself, without an end.
      views: [
        {
          selector: { instrument_name: 'http.server.request.duration' },
          stream: { attribute_keys: { included: ['http.response.status_code', 'http.route'] } },
        },
        { selector: { instrument_name: 'http.server.*.size' }, stream: { aggregation: { drop: {} } } },
        { selector: { instrument_name: 'http.client.*' }, stream: { aggregation: { drop: {} } } },
      ],
    },
  };
}
