import { ask, startLoki, type Loki } from '../engines/index.js';
import { pushLogs } from '../engines/push-logs.js';

/** A Loki that holds a few lines of one stream, so that pipelines are really built when a query runs. */
export async function lokiWithLines(): Promise<Loki> {
  const loki = await startLoki({ flags: ['-querier.max-retries-per-request=1'] });
  const newest = BigInt(Date.now()) * 1_000_000n;
  const logRecords = [1, 2, 3, 4].map((index) => ({
    timeUnixNano: String(newest - BigInt(index) * 1_000_000_000n),
    body: { stringValue: `took=${index}ms method=GET {"a":${index}}` },
    attributes: Object.entries({
      event_name: 'request',
      cost: String(index),
      took: `${index}ms`,
      size: `${index}KB`,
      addr: `10.0.0.${index}`,
      model: index % 2 === 0 ? 'a' : 'b',
    }).map(([key, stringValue]) => ({ key, value: { stringValue } })),
  }));
  const attributes = [{ key: 'service.name', value: { stringValue: 'app' } }];
  await pushLogs(loki, [{ resourceLogs: [{ resource: { attributes }, scopeLogs: [{ logRecords }] }] }]);
  return loki;
}

/** What `format_query` says of a text: its own form of it, or why not. */
export async function formatted(
  loki: Pick<Loki, 'url'>,
  text: string,
): Promise<{ readonly text?: string; readonly error?: string }> {
  const body = new URLSearchParams({ query: text });
  const answer = await ask(`${loki.url}/loki/api/v1/format_query`, { method: 'POST', body });
  const said = JSON.parse(answer.text) as { data?: string; error?: string };
  return answer.ok ? { text: said.data ?? '' } : { error: said.error ?? 'refused' };
}

/** Why Loki refuses to run a query; nothing when it runs, or when only the data or a setting stands in the way. */
export async function runError(loki: Pick<Loki, 'url'>, text: string): Promise<string | undefined> {
  const now = Date.now() / 1000;
  const body = new URLSearchParams({ query: text, start: String(now - 60), end: String(now), step: '60' });
  const { ok, text: said } = await ask(`${loki.url}/loki/api/v1/query_range`, { method: 'POST', body });
  return ok || /pipeline error|exceeds the limit|approx_topk is not enabled/.test(said) ? undefined : said;
}

/** Why Loki refuses a query, by its parser or when it runs. */
export async function refusal(loki: Pick<Loki, 'url'>, text: string): Promise<string | undefined> {
  return (await formatted(loki, text)).error ?? (await runError(loki, text));
}

/** Does something with each item, a few at a time. */
export async function each<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) await work(items[next++]!);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}
