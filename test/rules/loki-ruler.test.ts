import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { collector } from '../../queries/pipeline.js';
import { ruleFiles } from '../../rules/index.js';
import {
  pushLogs,
  request,
  showLogsOnFailure,
  startLoki,
  startPrometheus,
  until,
  type Loki,
  type Prometheus,
} from '../engines/index.js';

let prometheus: Prometheus;
let loki: Loki;
let folder: string;

/** Loki's own ruler with the file that is written for it, a minute shortened to some seconds. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccboards-loki-rules-'));
  const file = ruleFiles({ pipeline: collector() }).find(({ path }) => path === 'rules/loki.yaml')!;
  // Without tenants the ruler looks below this name.
  await mkdir(join(folder, 'rules', 'fake'), { recursive: true });
  await writeFile(join(folder, 'rules', 'fake', 'loki.yaml'), file.text.replaceAll('1m', '10s'));
  prometheus = await startPrometheus();
  loki = await startLoki({
    config: {
      ruler: {
        storage: { type: 'local', local: { directory: join(folder, 'rules') } },
        rule_path: join(folder, 'scratch'),
        wal: { dir: join(folder, 'wal') },
        enable_api: true,
        evaluation_interval: '10s',
        poll_interval: '1s',
        ring: { kvstore: { store: 'inmemory' } },
        remote_write: { enabled: true, clients: { store: { url: `${prometheus.url}/api/v1/write` } } },
      },
    },
  });
});
beforeEach(() => showLogsOnFailure(prometheus, loki));
afterAll(async () => {
  await loki?.stop();
  await prometheus?.stop();
  await rm(folder, { recursive: true, force: true });
});

const sent = [
  { model: 'opus', cost: 0.25, team: 'web' },
  { model: 'opus', cost: 0.5, team: 'web' },
  { model: 'haiku', cost: 0.125, team: undefined },
];

async function push(): Promise<void> {
  const now = Date.now();
  const logRecords = sent.map(({ model, cost, team }, nth) => ({
    timeUnixNano: `${now}00000${nth}`,
    body: { stringValue: 'claude_code.api_request' },
    attributes: Object.entries({
      'event.name': 'api_request',
      model,
      cost_usd: cost,
      ...(team && { team }),
    }).map(([key, value]) => ({
      key,
      value: typeof value === 'number' ? { doubleValue: value } : { stringValue: value },
    })),
  }));
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'claude-code' } }] };
  await pushLogs(loki, [{ resourceLogs: [{ resource, scopeLogs: [{ scope: { name: 's' }, logRecords }] }] }]);
}

async function total(name: string): Promise<Record<string, number>> {
  const query = new URLSearchParams({ query: `sum by (team, model) (sum_over_time(${name}[10m]))` });
  const { data } = JSON.parse(await request(`${prometheus.url}/api/v1/query?${query}`)) as {
    data: { result: { metric: Record<string, string>; value: [number, string] }[] };
  };
  return Object.fromEntries(
    data.result.map(({ metric: { team = 'nobody', model }, value }) => [
      `${team} ${model}`,
      Number(value[1]),
    ]),
  );
}

test('each request is counted once, in the window it fell into', async () => {
  const pushes = 6;
  for (let nth = 0; nth < pushes; nth++) {
    await push();
    await sleep(2_500);
  }
  const all = { 'web opus': 2 * pushes, 'nobody haiku': pushes };
  await until(
    'every request to be counted',
    async () => sumOf(await total('claude_code:requests:minutes')) >= 3 * pushes,
    120_000,
  );
  await sleep(12_000);
  expect(await total('claude_code:requests:minutes')).toEqual(all);
  expect(await total('claude_code:requests_cost_usd:minutes')).toEqual({
    'web opus': 0.75 * pushes,
    'nobody haiku': 0.125 * pushes,
  });
  const rules = await request(`${loki.url}/prometheus/api/v1/rules`);
  expect(rules).not.toContain('"health":"err"');
});

const sumOf = (of: Record<string, number>) => Object.values(of).reduce((a, b) => a + b, 0);
