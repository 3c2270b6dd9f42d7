import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  answers,
  backfill,
  openMetrics,
  pushLogs,
  request,
  showLogsOnFailure,
  startLoki,
  startPrometheus,
  until,
  type Loki,
  type LogsRequest,
  type Prometheus,
  type Series,
} from './index.js';

const minute = 60_000;
const monthAgo = Math.floor((Date.now() - 30 * 24 * 60 * minute) / minute) * minute;

async function sampleAt(server: { url: string }, query: string, time: number): Promise<string[]> {
  const search = new URLSearchParams({ query, time: String(time / 1000) });
  const text = await request(`${server.url}/api/v1/query?${search}`);
  const { data } = JSON.parse(text) as { data: { result: { value: [number, string] }[] } };
  return data.result.map(({ value }) => value[1]);
}

const climbing = (name: string): Series => ({
  name,
  labels: { team: 'pay "day"\n' },
  samples: Array.from({ length: 300 }, (_, i) => [monthAgo + i * minute, i]),
});

describe('Prometheus', () => {
  let prometheus: Prometheus;
  beforeAll(async () => {
    prometheus = await startPrometheus({ history: openMetrics([climbing('from_blocks')]) });
  });
  afterAll(() => prometheus.stop());
  beforeEach(() => showLogsOnFailure(prometheus));

  test('holds the history it was started with', async () => {
    expect(
      await sampleAt(prometheus, 'from_blocks{team="pay \\"day\\"\\n"}', monthAgo + 250 * minute),
    ).toEqual(['250']);
  });

  test('takes series of last month while it runs, beside newer ones', async () => {
    await backfill(prometheus, [{ name: 'newer', samples: [[Date.now(), 1]] }]);
    await backfill(prometheus, [climbing('from_remote_write')]);
    expect(await sampleAt(prometheus, 'from_remote_write', monthAgo + 250 * minute)).toEqual(['250']);
    expect(
      await sampleAt(prometheus, 'max_over_time(from_remote_write[10h])', monthAgo + 300 * minute),
    ).toEqual(['299']);
  });

  test('takes scrape targets while it runs', async () => {
    const targets = [new URL(prometheus.url).host];
    await prometheus.configure({ scrape_configs: [{ job_name: 'itself', static_configs: [{ targets }] }] });
    await until(
      'a scrape',
      async () => (await sampleAt(prometheus, 'up{job="itself"}', Date.now()))[0] === '1',
    );
  });
});

test('a Prometheus that stopped answers no more, and one that cannot start shows its log', async () => {
  const prometheus = await startPrometheus();
  expect(await answers(`${prometheus.url}/-/ready`)).toBe(true);
  await prometheus.stop();
  expect(await answers(`${prometheus.url}/-/ready`)).toBe(false);
  await expect(startPrometheus({ config: { scrape_configs: 'none' } })).rejects.toThrow(
    /prometheus ended with 2 before it was ready\n(.|\n)*cannot unmarshal/,
  );
});

const event = (time: number, cost: number): LogsRequest => ({
  resourceLogs: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'claude-code' } }] },
      scopeLogs: [
        {
          logRecords: [
            {
              timeUnixNano: `${time}000000`,
              body: { stringValue: 'claude_code.api_request' },
              attributes: [{ key: 'cost_usd', value: { doubleValue: cost } }],
            },
          ],
        },
      ],
    },
  ],
});

describe('Loki', () => {
  let loki: Loki;
  beforeAll(async () => {
    loki = await startLoki();
  });
  afterAll(() => loki.stop());
  beforeEach(() => showLogsOnFailure(loki));

  test('takes lines of last month and answers at once', async () => {
    await pushLogs(loki, [event(Date.now() - minute, 4), event(monthAgo, 1), event(monthAgo + minute, 2)]);
    const query = 'sum(sum_over_time({service_name="claude-code"} | unwrap cost_usd [31d]))';
    const search = new URLSearchParams({ query, time: String(Date.now() / 1000) });
    const text = await request(`${loki.url}/loki/api/v1/query?${search}`);
    const { data } = JSON.parse(text) as { data: { result: { value: [number, string] }[] } };
    expect(data.result.map(({ value }) => value[1])).toEqual(['7']);
  });
});
