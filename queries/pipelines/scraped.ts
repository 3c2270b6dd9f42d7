import { sessions } from './direct.js';
import { needsOfNames } from './needs.js';
import type { Pipeline, PipelineOptions } from './pipeline.js';

/**
 * A collector of your own, its `prometheus` exporter, and Prometheus that scrapes it.
 *
 * Set up: cumulative clients, `metric_expiration` of hours (5 minutes drop idle counters), and
 * `without_scope_info: true`, else each client version makes new series. Names: `claude_code_cost_usage_USD_total`,
 * `user_email`; with `namespace: otel` they begin with `otel_`: `{ prefix: 'otel_' }`. It cannot know what one
 * that sends deltas adds after a pause: the exporter then replaces the total.
 */
export function prometheusExporter(options: PipelineOptions = {}): Pipeline {
  return sessions('prometheusExporter', {}, options, needsOfNames);
}

/**
 * A collector of your own with the `prometheusremotewrite` exporter.
 *
 * Set up: cumulative clients (deltas are dropped without a word). Names: `claude_code_cost_usage_USD_total`; with
 * `add_metric_suffixes: false` set `{ naming: 'underscoresPlain' }`.
 */
export function remoteWrite(options: PipelineOptions = {}): Pipeline {
  return sessions('remoteWrite', {}, options, needsOfNames);
}

/**
 * The Prometheus endpoint that a client opens itself on port 9464, scraped by Prometheus.
 *
 * Set up: `OTEL_METRICS_EXPORTER=prometheus`, one process a machine: a second one loses the port silently, and a
 * session shorter than a scrape is never seen. Names: `claude_code_cost_usage_total`, without units. Good for one
 * developer, not for a fleet.
 */
export function clientExporter(options: PipelineOptions = {}): Pipeline {
  return sessions('clientExporter', { naming: 'ownExporter' }, options, needsOfNames);
}
