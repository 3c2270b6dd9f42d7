import { request } from './http.js';
import type { Loki } from './loki.js';
import type { LogsRequest } from './otlp.js';

/** Pushes OTLP requests to Loki one after the other, the one with the oldest record first. */
export async function pushLogs(loki: Pick<Loki, 'url'>, requests: readonly LogsRequest[]): Promise<void> {
  const inOrder = requests
    .map((body) => ({ body, oldest: oldestOf(body) }))
    .sort((a, b) => (a.oldest < b.oldest ? -1 : Number(a.oldest > b.oldest)));
  for (const { body } of inOrder) {
    await request(`${loki.url}/otlp/v1/logs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }
}

function oldestOf(body: LogsRequest): bigint {
  const records = body.resourceLogs.flatMap(({ scopeLogs }) =>
    scopeLogs.flatMap(({ logRecords }) => logRecords),
  );
  return records.reduce((oldest, { timeUnixNano }) => {
    const time = BigInt(timeUnixNano);
    return time < oldest ? time : oldest;
  }, 1n << 63n);
}
