import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ensureGrafanaData } from '../../../cli/seeing/build/ensure.js';
import { see, type Stage } from '../../../cli/testing.js';
import {
  barGauge,
  lokiTarget,
  prometheusTarget,
  stat,
  table,
  timeSeries,
} from '../../../src/grafana/index.js';
import { events, sum as sumOfLogs, sumOverTime } from '../../../src/logql/index.js';
import { metric, sum } from '../../../src/promql/index.js';
import {
  backfill,
  pushLogs,
  showLogsOnFailure,
  startLoki,
  startPrometheus,
  type Loki,
  type Prometheus,
} from '../../engines/index.js';

const minute = 60_000;
const hour = 60 * minute;
const end = Math.floor((Date.now() - 2 * hour) / hour) * hour;
const start = end - 2 * hour;

let prometheus: Prometheus;
let loki: Loki;
let on: Stage;
beforeAll(async () => {
  await ensureGrafanaData();
  [prometheus, loki] = await Promise.all([startPrometheus(), startLoki()]);
  on = { stores: { prometheus: prometheus.url, loki: loki.url }, range: { from: start, to: end } };
  const samples = (last: number) =>
    Array.from({ length: 121 }, (_, at) => [start + at * minute, (last * at) / 120] as const);
  await backfill(prometheus, [
    { name: 'cost', labels: { team: 'web' }, samples: samples(97.31) },
    { name: 'cost', labels: { team: 'platform' }, samples: samples(412.08) },
  ]);
  const attributes = [
    { key: 'model', value: { stringValue: 'opus' } },
    { key: 'cost_usd', value: { stringValue: '12.34' } },
  ];
  const records = [
    { timeUnixNano: `${end - minute}000000`, body: { stringValue: 'api_request' }, attributes },
  ];
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'claude-code' } }] };
  await pushLogs(loki, [{ resourceLogs: [{ resource, scopeLogs: [{ logRecords: records }] }] }]);
});
afterAll(() => Promise.all([prometheus?.stop(), loki?.stop()]));
beforeEach(() => showLogsOnFailure(prometheus, loki));

const cost = metric('cost', { kind: 'gauge', labels: ['team'] });
const total = prometheusTarget({ expr: sum(cost), kind: 'instant' });
const byTeam = prometheusTarget({ expr: sum(cost, { by: ['team'] }), kind: 'instant', legend: '{{team}}' });
const money = { unit: 'currencyUSD', decimals: 2 } as const;

describe('a panel of the library', () => {
  test('shows its one number', async () => {
    await expect(stat({ title: 'Cost', ...money, targets: [total] })).toShow('$509.39', { on });
  });

  test('shows numbers by name, in any order', async () => {
    const panel = barGauge({ title: 'Cost by team', ...money, targets: [byTeam] });
    await expect(panel).toShow({ platform: '$412.08', web: '$97.31' }, { on });
  });

  test('shows what its log store says', async () => {
    const costs = events({ service_name: 'claude-code' }).unwrap('cost_usd');
    const target = lokiTarget({ expr: sumOfLogs(sumOverTime(costs, '$__range')), kind: 'instant' });
    await expect(stat({ title: 'Cost', ...money, targets: [target] })).toShow('$12.34', { on });
  });

  test('shows "No data" where there is none', async () => {
    const nobody = prometheusTarget({ expr: sum(cost.where({ team: 'nobody' })), kind: 'instant' });
    await expect(stat({ title: 'Cost', ...money, targets: [nobody] })).toShow('No data', { on });
  });

  test('shows the last point of each series, or all of them', async () => {
    const target = prometheusTarget({ expr: sum(cost, { by: ['team'] }), kind: 'range', legend: '{{team}}' });
    const panel = timeSeries({ title: 'Cost', ...money, interval: '1h', targets: [target] });
    await expect(panel).toShow({ platform: '$412.08', web: '$97.31' }, { on });
    await expect(panel).toShow(
      { platform: ['$0.00', '$206.04', '$412.08'], web: ['$0.00', '$48.66', '$97.31'] },
      { on },
    );
  });

  test('may be expected by pattern, or as a whole', async () => {
    const panel = table({ title: 'Cost', ...money, targets: [byTeam] });
    await expect(panel).toShow(expect.objectContaining({ kind: 'table' }) as Record<string, unknown>, { on });
    await expect(stat({ title: 'Cost', ...money, targets: [total] })).toShow(
      {
        kind: 'values',
        title: 'Cost',
        values: [{ name: expect.any(String), text: '$509.39', color: expect.any(String) }],
      },
      { on },
    );
    await expect(stat({ title: 'Cost', ...money, targets: [total] })).not.toShow('$509.40', { on });
  });
});

test("a panel of a stranger's dashboard is named by title or id", async () => {
  const datasource = { type: 'prometheus', uid: 'abc' };
  const targets = [{ refId: 'A', expr: 'sum(cost)', instant: true }];
  const dashboard = {
    title: 'Foreign',
    panels: [{ id: 4, title: 'Cost', type: 'stat', datasource, targets }],
  };
  await expect({ dashboard, panel: 'Cost' }).toShow('509', { on });
  await expect({ dashboard, panel: 4 }).toShow('509', { on });
});

test('a legend left to Grafana tells series apart by the labels they do not share', async () => {
  const datasource = { type: 'prometheus', uid: 'abc' };
  const targets = [{ refId: 'A', expr: 'cost', instant: true, legendFormat: '__auto' }];
  const dashboard = {
    title: 'Foreign',
    panels: [{ id: 4, title: 'Cost', type: 'bargauge', datasource, targets }],
  };
  const texts = { '{team="platform"}': '412', '{team="web"}': '97.3' };
  await expect({ dashboard, panel: 'Cost' }).toShow(texts, { on });
});

test('two series of one name never pass for one', async () => {
  const same = prometheusTarget({ expr: sum(cost, { by: ['team'] }), kind: 'instant', legend: 'cost' });
  const panel = barGauge({ title: 'Cost', ...money, targets: [same] });
  const { shown } = await see(panel, on);
  const texts = shown.kind === 'values' ? shown.values.map(({ text }) => text) : [];
  expect(texts.toSorted()).toEqual(['$412.08', '$97.31']);
  await expect(panel).toShow({ cost: texts[0], 'cost (2)': texts[1] }, { on });
});

describe('a failure can be read', () => {
  test('it shows the difference, the range, and each query with what it read', async () => {
    const panel = barGauge({ title: 'Cost by team', ...money, targets: [byTeam] });
    const failed = await expect(panel)
      .toShow({ platform: '$412.08', web: '$97.32' }, { on })
      .then(
        () => 'nothing failed',
        (thrown: Error) => thrown.message,
      );
    expect(failed).toContain('"Cost by team" does not show what was expected.');
    expect(failed).toMatch(/- +"web": "\$97\.32"/);
    expect(failed).toMatch(/\+ +"web": "\$97\.31"/);
    expect(failed).toContain(`${new Date(start).toISOString()} to ${new Date(end).toISOString()}, UTC`);
    expect(failed).toContain('A  sum by (team) (cost)\n   instant, 2 frames with 2 rows, 2 samples read');
  });

  test('a query that fails is the failure', async () => {
    const nowhere = { ...on, stores: { prometheus: 'http://127.0.0.1:9' } };
    await expect(see(stat({ title: 'Cost', targets: [total] }), nowhere)).rejects.toThrow(
      /^Stage › Cost › A: Prometheus: .*\n {2}sum\(cost\)$/,
    );
  });
});
