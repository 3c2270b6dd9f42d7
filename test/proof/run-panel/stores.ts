import { afterAll, beforeAll, beforeEach } from 'vitest';
import { panelOf, runPanel, type RunOptions } from '../../../src/proof/index.js';
import {
  backfill,
  pushLogs,
  showLogsOnFailure,
  startLoki,
  startPrometheus,
  type LogsRequest,
  type Loki,
  type Prometheus,
} from '../../engines/index.js';
import { boardOf } from '../board.js';

export const minute = 60_000;
export const hour = 60 * minute;
export const end = Math.floor((Date.now() - 2 * hour) / hour) * hour;
export const start = end - 2 * hour;

let prometheus: Prometheus;
let loki: Loki;

/** Where the stores of the file are. */
export const stores = () => ({ prometheus: prometheus.url, loki: loki.url });

/** Real stores with little in them, for all tests of the file. */
export function withStores(): void {
  beforeAll(async () => {
    [prometheus, loki] = await Promise.all([startPrometheus(), startLoki()]);
    const samples = (factor: number) =>
      Array.from({ length: 121 }, (_, i) => [start + i * minute, i * factor] as const);
    await backfill(prometheus, [
      { name: 'cost', labels: { team: 'web', model: 'a' }, samples: samples(1) },
      { name: 'cost', labels: { team: 'api.v2', model: 'b' }, samples: samples(2) },
      ...['0.1', '1', '+Inf'].map((le, at) => ({
        name: 'duration_bucket',
        labels: { le },
        samples: samples(at + 1),
      })),
    ]);
    await pushLogs(loki, [
      event(end - 3 * minute, { cost_usd: '0.5', model: 'a' }),
      event(end - 2 * minute, { cost_usd: '0.25', model: 'b' }),
      event(end - minute, { cost_usd: '1.5', model: 'a' }),
    ]);
  });
  afterAll(() => Promise.all([prometheus?.stop(), loki?.stop()]));
  beforeEach(() => showLogsOnFailure(prometheus, loki));
}

function event(time: number, attributes: Record<string, string>): LogsRequest {
  const pairs = Object.entries(attributes).map(([key, value]) => ({ key, value: { stringValue: value } }));
  return {
    resourceLogs: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: 'claude-code' } }] },
        scopeLogs: [
          {
            logRecords: [
              { timeUnixNano: `${time}000000`, body: { stringValue: 'request' }, attributes: pairs },
            ],
          },
        ],
      },
    ],
  };
}

/** Runs one panel as Grafana would. */
export function run(one: object, options: Partial<RunOptions> = {}) {
  const dashboard = options.dashboard ?? boardOf([one]);
  return runPanel({
    panel: options.panel ?? panelOf(dashboard, 1),
    dashboard,
    stores: stores(),
    range: { from: start, to: end },
    width: 1000,
    ...options,
  });
}
