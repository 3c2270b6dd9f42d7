import type { Pipeline } from '../queries/pipeline.js';

/** What has to be known of the rules before boards are read, in one line; nothing where boards read none. */
export function rulesHint({ counters, books }: Pipeline): string | undefined {
  if (counters === 'recorded' || (counters === 'accumulated' && books)) {
    return 'The boards read what rules/prometheus.yaml records (rules/mimir.yaml for Mimir and Grafana Cloud): load it first. Numbers count from then on.';
  }
  if (counters === 'accumulated') {
    return 'The boards read every sample of the counters: right, but slow beyond a day. Load rules/prometheus.yaml (rules/mimir.yaml for Mimir and Grafana Cloud) and set pipeline: collector({ books: true }).';
  }
  return undefined;
}
