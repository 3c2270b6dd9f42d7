import type { CollectorOptions } from '../../../pipeline/collector/index.js';
import { collectorConfig, toYaml } from '../../../pipeline/collector/index.js';
import { request, startCollector, startLoki, type Collector, type Loki } from '../../engines/index.js';

/** A collector on loopback ports, quick enough for a test. */
export function startChain(
  options: CollectorOptions,
  more: { readonly folder?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Collector> {
  return startCollector({
    ...more,
    config: ({ ports, folder }) =>
      toYaml(
        collectorConfig({
          scrapeSeconds: 1,
          memoryMiB: 500,
          storage: `${folder}/storage`,
          listen: { host: '127.0.0.1', ...ports },
          ...options,
        }),
      ),
  });
}

interface Answer {
  readonly data: { readonly result: readonly { metric: Record<string, string>; value: [number, string] }[] };
}

/** An instant query; the answer by the value of one label, `''` for series without it. */
export async function ask(
  store: { readonly url: string; readonly path?: string },
  query: string,
  label = '',
): Promise<Record<string, number>> {
  const search = new URLSearchParams({ query, time: String(Date.now() / 1000) });
  const text = await request(`${store.url}${store.path ?? '/api/v1/query'}?${search}`);
  const { data } = JSON.parse(text) as Answer;
  return Object.fromEntries(data.result.map(({ metric, value }) => [metric[label] ?? '', Number(value[1])]));
}

/** When the newest sample of a user's cost was scraped, in milliseconds; 0 before the first. */
export async function lastScrape(store: { readonly url: string }, user: string): Promise<number> {
  const newest = `max(timestamp(claude_code_cost_usage_USD_total{user_email="${user}"}))`;
  return 1000 * ((await ask(store, newest))[''] ?? 0);
}

export const loki = (store: { readonly url: string }) => ({ url: store.url, path: '/loki/api/v1/query' });

/** Loki with the limits it has where nobody changed them: late and early lines are refused. */
export function startUsualLoki(): Promise<Loki> {
  return startLoki({
    limits: { reject_old_samples: true, creation_grace_period: '10m' },
    flags: ['-ingester.max-chunk-age=2h'],
  });
}

/** The `request_id` of every event of one session prefix, read line by line. */
export function eventIds(store: { readonly url: string }, prefix: string): Promise<Set<string>> {
  return idsOfEvents(store, `{service_name="claude-code"} | request_id=~"${prefix}-.*"`);
}

/** The `request_id` of every event of the last hour. */
export async function idsOfEvents(
  store: { readonly url: string },
  query = '{service_name=~".+"}',
): Promise<Set<string>> {
  return new Set((await eventsOf(store, query)).map((event) => event['request_id'] ?? ''));
}

/** Every event of the last hour, by its attributes. */
export async function eventsOf(
  store: { readonly url: string },
  query: string,
): Promise<readonly Record<string, string>[]> {
  const search = new URLSearchParams({
    query,
    limit: '5000',
    start: String((Date.now() - 3_600_000) * 1e6),
    end: String((Date.now() + 60_000) * 1e6),
  });
  const text = await request(`${store.url}/loki/api/v1/query_range?${search}`);
  const { data } = JSON.parse(text) as { data: { result: { stream: Record<string, string> }[] } };
  return data.result.map(({ stream }) => stream);
}
