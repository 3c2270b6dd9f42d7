import { deepFreeze, type ConfigValue } from './component.js';

/**
 * The entry of `scrape_configs` with which Prometheus fetches the counters. Each replica of the collector is
 * a target of its own, never a balanced address. `honor_labels` keeps the replica's own name as `instance`.
 */
export function scrapeJob(options: {
  /** `host:port` of each replica. */
  readonly targets: readonly string[];
  readonly name?: string;
  readonly seconds?: number;
}): { readonly [key: string]: ConfigValue } {
  const seconds = options.seconds ?? 60;
  return deepFreeze({
    job_name: options.name ?? 'claude-code-counters',
    honor_labels: true,
    scrape_interval: duration(seconds),
    scrape_timeout: duration(seconds * 0.9),
    static_configs: [{ targets: [...options.targets] }],
  });
}

/** `60s`, or `1500ms` where seconds are not whole. */
function duration(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  return milliseconds % 1000 ? `${milliseconds}ms` : `${milliseconds / 1000}s`;
}
