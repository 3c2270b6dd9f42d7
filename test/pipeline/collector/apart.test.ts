import { expect, test } from 'vitest';
import { request, until } from '../../engines/index.js';
import { eventChain } from './event-chain.js';

const chain = eventChain();
const now = Date.now();

interface Record {
  readonly session: string;
  readonly sequence: number;
}

/** Events of one name in one millisecond. */
const records: readonly Record[] = [
  ...Array.from({ length: 5 }, (_, sequence) => ({ session: 'one', sequence })),
  ...['two', 'three', 'four', 'five', 'six'].map((session) => ({ session, sequence: 0 })),
];

function exported({ session, sequence }: Record) {
  return {
    timeUnixNano: `${now}000000`,
    body: { stringValue: 'claude_code.plugin_loaded' },
    attributes: [
      { key: 'event.name', value: { stringValue: 'plugin_loaded' } },
      { key: 'event.sequence', value: { intValue: sequence } },
      { key: 'session.id', value: { stringValue: session } },
    ],
  };
}

async function send(): Promise<void> {
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'claude-code' } }] };
  const scopeLogs = [{ scope: { name: 's' }, logRecords: records.map(exported) }];
  await request(`${chain.collector.url}/v1/logs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resourceLogs: [{ resource, scopeLogs }] }),
  });
}

/** The times of what Loki holds, in nanoseconds after the millisecond, by session. */
async function held(): Promise<ReadonlyMap<string, readonly number[]>> {
  const query = new URLSearchParams({
    query: '{service_name="claude-code"} | event_name="plugin_loaded"',
    start: `${now - 60_000}000000`,
    end: `${now + 60_000}000000`,
    limit: '100',
    direction: 'forward',
  });
  const { data } = JSON.parse(await request(`${chain.loki.url}/loki/api/v1/query_range?${query}`)) as {
    data: { result: { stream: { session_id: string }; values: [string, string][] }[] };
  };
  const found = new Map<string, number[]>();
  for (const { stream, values } of data.result) {
    const times = values.map(([time]) => Number(BigInt(time) - BigInt(now) * 1_000_000n));
    found.set(
      stream.session_id,
      [...(found.get(stream.session_id) ?? []), ...times].sort((a, b) => a - b),
    );
  }
  return found;
}

const times = (all: ReadonlyMap<string, readonly number[]>) =>
  [...all].map(([session, of]) => [session, [...new Set(of)]]).toSorted();

const sizeOf = (all: ReadonlyMap<string, readonly number[]>) => [...all.values()].flat().length;

test('events of one name in one millisecond are told apart, and stay in it and in order', async () => {
  await send();
  await until('the events', async () => sizeOf(await held()) >= records.length, 60_000);
  const found = await held();
  const all = [...found.values()].flat();
  expect(new Set(all).size).toBe(records.length);
  for (const time of all) expect(time).toBeLessThan(1_000_000);
  const one = found.get('one')!;
  expect(one.map((time) => time - one[0]!)).toEqual([0, 1, 2, 3, 4]);
}, 120_000);

test('what is sent twice has the same time twice', async () => {
  const before = await held();
  await send();
  await until('the export', async () => (await received()) >= 2 * records.length, 60_000);
  expect(times(await held())).toEqual(times(before));
}, 120_000);

async function received(): Promise<number> {
  const text = await request(`${chain.loki.url}/metrics`);
  const lines = [...text.matchAll(/^loki_distributor_lines_received_total\{.*\} (\S+)$/gm)];
  return lines.reduce((sum, [, value]) => sum + Number(value), 0);
}
