import { scrapeJob, type CollectorOptions } from '../../../pipeline/collector/index.js';
import { send, type Export, type SendReport } from '../../../pipeline/simulator/index.js';
import { startPrometheus, until, type Collector, type Prometheus } from '../../engines/index.js';
import { ask, startChain } from './stores.js';

/** How the counters get from the collectors to the store. */
export type Way = 'scraped' | 'otlp' | 'remoteWrite';

export const ways: readonly Way[] = ['scraped', 'otlp', 'remoteWrite'];

export const spoken: Readonly<Record<Way, string>> = {
  scraped: 'scraped',
  otlp: 'pushed over OTLP',
  remoteWrite: 'pushed over remote write',
};

/** Where the collector's counters go, for a way. */
export function countersBy(way: Way, { url }: { readonly url: string }): CollectorOptions['counters'] {
  if (way === 'scraped') return 'scraped';
  const endpoint = way === 'otlp' ? `${url}/api/v1/otlp` : `${url}/api/v1/write`;
  return { pushTo: { protocol: way, endpoint } };
}

/** Collectors that share the clients, and the store behind them. */
export interface Replicas {
  readonly prometheus: Prometheus;
  readonly collectors: readonly Collector[];
  stop(): Promise<void>;
}

export async function startReplicas(way: Way, count: number): Promise<Replicas> {
  const promoting = {
    translation_strategy: 'UnderscoreEscapingWithSuffixes',
    promote_all_resource_attributes: true,
  };
  const prometheus = await startPrometheus({ config: { otlp: promoting } });
  const options = { counters: countersBy(way, prometheus) };
  const collectors = await Promise.all(Array.from({ length: count }, () => startChain(options)));
  if (way === 'scraped') {
    const targets = collectors.map(({ ports }) => `127.0.0.1:${ports.prometheus}`);
    await prometheus.configure({ otlp: promoting, scrape_configs: [scrapeJob({ targets, seconds: 1 })] });
  }
  return {
    prometheus,
    collectors,
    stop: async () => {
      await Promise.all(collectors.map((one) => one.stop()));
      await prometheus.stop();
    },
  };
}

/** Sends counters, each process to one of the collectors, as its endpoint says. */
export function sendToAll(
  exports: readonly Export[],
  collectors: readonly Collector[],
): Promise<SendReport[]> {
  const names = [...new Set(exports.map(({ process }) => process))];
  const nth = new Map(names.map((name, at) => [name, at % collectors.length]));
  return Promise.all(
    collectors.map(({ url }, mine) =>
      send(
        exports.filter(({ process }) => nth.get(process) === mine),
        { endpoint: url, only: 'metrics' },
      ),
    ),
  );
}

/** The last value of every series of a metric over all replicas there were, added by one label. */
export async function stored(
  store: { readonly url: string },
  metric: string,
  label?: string,
): Promise<Record<string, number>> {
  const by = label === undefined ? '' : ` by (${label})`;
  return ask(store, `sum${by} (last_over_time(${metric}[2h]))`, label);
}

/** Waits until a number stays the same through several scrapes, or is the expected one. */
export async function settles(
  read: () => Promise<number>,
  { expected, quiet = 15_000, within = 120_000 }: { expected: number; quiet?: number; within?: number },
): Promise<number> {
  let last = Number.NaN;
  let since = Date.now();
  const probe = async () => {
    const now = await read();
    if (now !== last) [last, since] = [now, Date.now()];
    return Math.abs(now - expected) < 1e-6 || Date.now() - since > quiet;
  };
  await until('numbers that no longer change', probe, within);
  return last;
}
