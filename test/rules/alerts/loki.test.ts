import { afterAll, beforeAll, expect, test } from 'vitest';
import { collector } from '../../../queries/pipeline.js';
import { claudeCodeAlerts, rulerAlerts, type Alert } from '../../../rules/alerts/index.js';
import { marked } from '../../../src/api/ruler-mark.js';
import { pushLogs, request, startLoki, until, type Loki } from '../../engines/index.js';

const minute = 60_000;
let loki: Loki;
/** A moment every record lies before. */
let now: number;

beforeAll(async () => {
  loki = await startLoki();
  now = Date.now();
});
afterAll(() => loki?.stop());

const pipeline = collector({ counters: 'none', prefer: 'events' });
const { alerts, missing } = claudeCodeAlerts(
  { pipeline, individuals: true, boards: [] },
  { spendPerHour: 200, spendPerUserDay: 100 },
);
const onLoki = alerts.filter(({ query }) => query.engine === 'loki');

type Told = {
  readonly event: string;
  readonly ago: number;
  readonly times?: number;
  readonly more?: Record<string, number | string>;
};

/** Pushes events, so many minutes ago, in a service of their own. */
async function tell(service: string, told: readonly Told[]): Promise<void> {
  const logRecords = told.flatMap(({ event, ago, times = 1, more = {} }) =>
    Array.from({ length: times }, (_, index) => ({
      timeUnixNano: `${now - ago * minute}${String(index).padStart(6, '0')}`,
      body: { stringValue: `claude_code.${event}` },
      attributes: Object.entries({ 'event.name': event, ...more }).map(([key, value]) => ({
        key,
        value: typeof value === 'number' ? { doubleValue: value } : { stringValue: value },
      })),
    })),
  );
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: service } }] };
  await pushLogs(loki, [{ resourceLogs: [{ resource, scopeLogs: [{ logRecords }] }] } as never]);
  const count = `sum(count_over_time({service_name="${service}"}[30d]))`;
  await until(
    'all records to be there',
    async () => (await ask(count))[0]?.value[1] === `${logRecords.length}`,
  );
}

async function ask(query: string): Promise<{ metric: Record<string, string>; value: [number, string] }[]> {
  const search = new URLSearchParams({ query, time: `${now}000000` });
  const answer = JSON.parse(await request(`${loki.url}/loki/api/v1/query?${search}`)) as {
    data: { result: { metric: Record<string, string>; value: [number, string] }[] };
  };
  return answer.data.result;
}

/** Whether an alert fires on one service alone. */
async function fires(id: string, service: string): Promise<boolean> {
  const { query } = onLoki.find((one) => one.id === id) as Alert & { query: { engine: 'loki' } };
  return (await ask(query.beyond.replaceAll('=~"claude-code.*"', `="${service}"`))).length > 0;
}

test('each query is one Loki takes', async () => {
  expect(onLoki.map(({ id }) => id)).toContain('spend-spike');
  for (const { query } of onLoki) {
    if (query.engine === 'loki') await expect(ask(query.beyond)).resolves.toBeDefined();
  }
});

test('our mark behind an expression, and the half of the gap that Loki answers, are taken too', async () => {
  for (const { rules } of rulerAlerts(onLoki, { engine: 'loki' })) {
    const [first] = marked({ name: 'x', rules: rules as never }, 'acme').rules;
    expect(first!['expr']).toContain('# ccboards acme');
    await expect(ask(String(first!['expr']))).resolves.toBeDefined();
  }
  const both = claudeCodeAlerts({ pipeline: collector(), individuals: true, boards: [] }).alerts;
  const { query } = both.find(({ id }) => id === 'meter-gap')!;
  expect(query.engine === 'both' && (await ask(query.loki))[0]?.value[1]).toBe('0');
});

test('what events cannot tell is left out, with the reason', () => {
  expect(missing.map(({ id, reason }) => `${id}: ${reason}`)).toEqual([
    'telemetry-silent: Loki cannot tell working hours from others.',
    'meter-restarts: Only counters that our collector keeps never start over.',
    'meter-gap: Cost is read from one signal only: there is nothing to compare.',
  ]);
});

const failing = (errors: number, requests: number, ago: number): readonly Told[] => [
  ...(errors > 0 ? [{ event: 'api_error', ago, times: errors }] : []),
  ...(requests > 0 ? [{ event: 'api_request', ago, times: requests, more: { cost_usd: 0.01 } }] : []),
];

test.each<[string, boolean, readonly Told[]]>([
  ['one of ten failing', true, [...failing(10, 90, 30), ...failing(1, 9, 2)]],
  ['all failing', true, failing(60, 0, 2)],
  ['one of a hundred failing', false, [...failing(1, 99, 30), ...failing(1, 99, 2)]],
  ['one of ten failing, but it is over', false, [...failing(10, 90, 30), ...failing(0, 10, 2)]],
  ['all of four failing', false, failing(4, 0, 2)],
])('api-errors: %s', async (name, expected, told) => {
  const service = `errors-${name.replaceAll(/\W/g, '-')}`;
  await tell(service, told);
  expect(await fires('api-errors', service)).toBe(expected);
});

const costs = (dollars: number, days: number): Told => ({
  event: 'api_request',
  ago: days * 1440 + 20,
  more: { cost_usd: dollars, 'user.email': 'ann@example.com' },
});

const requests = (times: number, ms: number, model = 'opus'): Told => ({
  event: 'api_request',
  ago: 10,
  times,
  more: { duration_ms: ms, model, cost_usd: 0 },
});
const mcp = (status: string, times: number): Told => ({
  event: 'mcp_server_connection',
  ago: 5,
  times,
  more: { status },
});
const mode = (to: string): Told => ({
  event: 'permission_mode_changed',
  ago: 5,
  more: { to_mode: to, 'user.email': 'ann@example.com' },
});

test.each<[string, string, boolean, readonly Told[]]>([
  ['api-latency', 'one in ten takes two minutes', true, [requests(90, 5_000), requests(10, 120_000)]],
  ['api-latency', 'one in a hundred takes two minutes', false, [requests(99, 5_000), requests(1, 120_000)]],
  ['api-latency', 'all take two minutes, but they are few', false, [requests(20, 120_000)]],
  ['api-latency', 'one model is slow', true, [requests(90, 5_000), requests(60, 120_000, 'haiku')]],
  ['api-retries', 'ten given up', true, [{ event: 'api_retries_exhausted', ago: 3, times: 10 }]],
  ['api-retries', 'three given up', false, [{ event: 'api_retries_exhausted', ago: 3, times: 3 }]],
  [
    'api-retries',
    'ten given up an hour ago',
    false,
    [{ event: 'api_retries_exhausted', ago: 60, times: 10 }],
  ],
  ['mcp-failing', 'all fail', true, [mcp('failed', 6)]],
  ['mcp-failing', 'one of six fails', false, [mcp('failed', 1), mcp('connected', 5)]],
  ['mcp-failing', 'two tries', false, [mcp('failed', 2)]],
  ['bypass', 'one bypasses', true, [mode('bypassPermissions')]],
  ['bypass', 'one plans', false, [mode('plan')]],
])('%s: %s', async (id, name, expected, told) => {
  const service = `${id}-${name.replaceAll(/\W/g, '-')}`;
  await tell(service, told);
  expect(await fires(id, service)).toBe(expected);
});

test('where nobody may be named, no alert does', () => {
  const { alerts: anonymous, missing: out } = claudeCodeAlerts(
    { pipeline, individuals: false, boards: [] },
    { spendPerUserDay: 100 },
  );
  expect(JSON.stringify(anonymous)).not.toMatch(/user_email|user\.email/);
  expect(anonymous.map(({ id }) => id)).toContain('bypass');
  expect(out.map(({ id }) => id)).toContain('spend-per-user');
});

test.each<[string, boolean, readonly Told[]]>([
  ['ten times the most of the week before', true, [costs(50, 0), costs(5, 1), costs(4, 6)]],
  ['twice the most', false, [costs(50, 0), costs(5, 1), costs(25, 6)]],
  ['ten times very little', false, [costs(5, 0), costs(0.5, 1)]],
  ['no week before', false, [costs(50, 0)]],
])('spend-spike: %s', async (name, expected, told) => {
  const service = `spike-${name.replaceAll(/\W/g, '-')}`;
  await tell(service, told);
  expect(await fires('spend-spike', service)).toBe(expected);
});
