import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { panelOf, runPanel, type RunOptions } from '../../src/proof/index.js';
import {
  backfill,
  pushLogs,
  showLogsOnFailure,
  startLoki,
  startPrometheus,
  type LogsRequest,
  type Loki,
  type Prometheus,
} from '../engines/index.js';
import { boardOf, onLoki, panel } from './board.js';

const minute = 60_000;
const hour = 60 * minute;
const end = Math.floor((Date.now() - 2 * hour) / hour) * hour;
const start = end - 2 * hour;

let prometheus: Prometheus;
let loki: Loki;
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

function run(one: object, options: Partial<RunOptions> = {}) {
  const dashboard = options.dashboard ?? boardOf([one]);
  return runPanel({
    panel: options.panel ?? panelOf(dashboard, 1),
    dashboard,
    stores: { prometheus: prometheus.url, loki: loki.url },
    range: { from: start, to: end },
    width: 1000,
    ...options,
  });
}

const brief = (frames: Awaited<ReturnType<typeof run>>['frames']) =>
  frames.map(({ refId, fields }) => ({
    refId,
    fields: fields.map(({ name, config, values }) => [
      name,
      config.displayNameFromDS,
      values.length,
      values.at(-1),
    ]),
  }));

async function names(target: object) {
  const found = await run(panel('Cost', [{ instant: true, range: false, ...target }]));
  return found.frames.map(({ fields }) => fields[1]!.config.displayNameFromDS);
}

describe('Prometheus', () => {
  test('a range query is one frame a series, named by its legend', async () => {
    const found = await run(
      panel('Cost', [{ expr: 'cost{team=~"$team"}', legendFormat: '{{team}}: {{model}}{{none}}' }]),
    );
    expect(found.state).toBe('data');
    expect(brief(found.frames)).toEqual([
      {
        refId: 'A',
        fields: [
          ['Time', undefined, 481, end],
          ['cost', 'web: a', 481, 120],
        ],
      },
      {
        refId: 'A',
        fields: [
          ['Time', undefined, 481, end],
          ['cost', 'api.v2: b', 481, 240],
        ],
      },
    ]);
    expect(found.frames[0]!.fields[0]!.config).toEqual({ interval: 15_000 });
    expect(found.frames[0]!.fields[1]!.labels).toEqual({ __name__: 'cost', team: 'web', model: 'a' });
    const [target] = found.targets;
    expect(target).toMatchObject({
      refId: 'A',
      engine: 'prometheus',
      kind: 'range',
      text: 'cost{team=~".*"}',
    });
    expect(target!.samples).toBe(2 * 481);
    expect(target!.ms).toBeGreaterThan(0);
  });

  test('variables reach the engine escaped', async () => {
    const target = { expr: 'sum(cost{team=~"$team"})', instant: true, range: false };
    const one = await run(panel('Cost', [target]), { variables: { team: ['api.v2'] } });
    expect(one.targets[0]!.text).toBe('sum(cost{team=~"api\\\\.v2"})');
    expect(one.frames[0]!.fields[1]!.values).toEqual([240]);
    const both = await run(panel('Cost', [target]), { variables: { team: ['api.v2', 'web'] } });
    expect(both.targets[0]!.text).toBe('sum(cost{team=~"(api\\\\.v2|web)"})');
    expect(both.frames[0]!.fields[1]!.values).toEqual([360]);
  });

  test('legends: none is the series itself, auto is left to Grafana, without labels it is the query', async () => {
    expect(await names({ expr: 'cost{team="web"}' })).toEqual(['cost{model="a", team="web"}']);
    expect(await names({ expr: 'cost{team="web"}', legendFormat: '__auto' })).toEqual([undefined]);
    expect(await names({ expr: 'sum(cost)', legendFormat: '__auto' })).toEqual(['sum(cost)']);
    expect(await names({ expr: 'sum(cost)' })).toEqual(['sum(cost)']);
    expect(await names({ expr: 'scalar(sum(cost))', legendFormat: 'all of it' })).toEqual(['all of it']);
  });

  test('the format "table" is one frame with a column a label', async () => {
    const found = await run(
      panel('Cost', [{ expr: 'sort_desc(cost)', instant: true, range: false, format: 'table' }]),
    );
    expect(found.frames).toHaveLength(1);
    expect(found.frames[0]!.fields.map(({ name, type, values }) => [name, type, values])).toEqual([
      ['Time', 'time', [end, end]],
      ['__name__', 'string', ['cost', 'cost']],
      ['model', 'string', ['b', 'a']],
      ['team', 'string', ['api.v2', 'web']],
      ['Value', 'number', [240, 120]],
    ]);
  });

  test('several tables name their values by target', async () => {
    const target = { instant: true, range: false, format: 'table' };
    const found = await run(
      panel('Cost', [
        { ...target, expr: 'sum by (team) (cost)' },
        { ...target, expr: 'count by (team) (cost)' },
        { ...target, expr: 'none_such' },
      ]),
    );
    expect(found.frames.map(({ refId, fields, length }) => [refId, fields.at(-1)?.name, length])).toEqual([
      ['A', 'Value #A', 2],
      ['B', 'Value #B', 2],
      ['C', 'Value #C', 0],
    ]);
  });

  test('the format "heatmap" is one frame with what falls into each bucket alone', async () => {
    const found = await run(
      panel('Duration', [{ expr: 'duration_bucket', format: 'heatmap', interval: '1h' }]),
    );
    expect(found.frames).toHaveLength(1);
    expect(found.frames[0]!.fields.map(({ name, values }) => [name, values])).toEqual([
      ['Time', [start, start + hour, end]],
      ['0.1', [0, 60, 120]],
      ['1', [0, 60, 120]],
      ['+Inf', [0, 60, 120]],
    ]);
  });

  test('a query without result is empty, and so is one that is NaN everywhere', async () => {
    const none = await run(panel('None', [{ expr: 'none_such' }]));
    expect([none.state, none.frames]).toEqual(['empty', [{ refId: 'A', fields: [], length: 0, meta: {} }]]);
    const nan = await run(panel('NaN', [{ expr: 'vector(0) / vector(0)', instant: true, range: false }]));
    expect([nan.state, nan.frames[0]!.fields[1]!.values]).toEqual(['empty', [NaN]]);
    const infinite = await run(
      panel('Inf', [{ expr: '-vector(1) / vector(0)', instant: true, range: false }]),
    );
    expect([infinite.state, infinite.frames[0]!.fields[1]!.values]).toEqual(['data', [-Infinity]]);
  });

  test('a hidden target is not sent', async () => {
    const found = await run(panel('Cost', [{ expr: 'sum(cost)', hide: true }, { expr: 'count(cost)' }]));
    expect(found.targets.map(({ refId }) => refId)).toEqual(['B']);
  });

  test('targets without a letter get the next free one', async () => {
    const [a, b] = [
      { expr: 'sum(cost)', refId: undefined },
      { expr: 'count(cost)', refId: 'A' },
    ];
    const found = await run(panel('Cost', [a, b]));
    expect(found.targets.map(({ refId, text }) => [refId, text])).toEqual([
      ['B', 'sum(cost)'],
      ['A', 'count(cost)'],
    ]);
  });

  test('what the engine remarks is kept', async () => {
    const found = await run(panel('Rate', [{ expr: 'rate(cost[5m])', instant: true, range: false }]));
    expect(found.targets[0]!.notices).toEqual([
      { severity: 'info', text: expect.stringContaining('metric might not be a counter') },
    ]);
  });
});

describe('Loki', () => {
  const sum = 'sum by (model) (sum_over_time({service_name="claude-code"} | unwrap cost_usd [$__range]))';
  const onLog = { datasource: onLoki };

  test('an instant query is one table, its legend lost', async () => {
    const found = await run(
      panel('Cost', [{ expr: sum, queryType: 'instant', legendFormat: '{{model}}' }], onLog),
    );
    expect(found.targets[0]).toMatchObject({ engine: 'loki', kind: 'instant' });
    expect(found.targets[0]!.text).toContain('[7200s]');
    expect(found.targets[0]!.samples).toBe(3);
    expect(found.frames.map(({ fields }) => fields.map(({ name, values }) => [name, values]))).toEqual([
      [
        ['Time', [end, end]],
        ['model', ['a', 'b']],
        ['Value #A', [2, 0.25]],
      ],
    ]);
  });

  test('a range query is one frame a series', async () => {
    const expr = sum.replace('$__range', '$__auto');
    const found = await run(panel('Cost', [{ expr, step: '1h', legendFormat: '{{model}}' }], onLog));
    expect(found.targets[0]!.text).toContain('[1h]');
    expect(
      found.frames.map(({ fields }) => [fields[1]!.config.displayNameFromDS, fields[1]!.values]),
    ).toEqual([
      ['a', [2]],
      ['b', [0.25]],
    ]);
    const bare = await run(panel('Cost', [{ expr, step: '1h' }], onLog));
    expect(bare.frames.map(({ fields }) => fields[1]!.config.displayNameFromDS)).toEqual([
      '{model="a"}',
      '{model="b"}',
    ]);
  });

  test('log lines are one frame, their labels with their origin', async () => {
    const found = await run(
      panel('Lines', [{ expr: '{service_name="claude-code"} | model="a"', maxLines: 10 }], onLog),
    );
    expect(found.state).toBe('data');
    const [frame] = found.frames;
    expect(frame!.fields.map(({ name, type }) => [name, type])).toEqual([
      ['labels', 'other'],
      ['Time', 'time'],
      ['Line', 'string'],
      ['tsNs', 'string'],
      ['labelTypes', 'other'],
      ['id', 'string'],
    ]);
    expect(frame!.fields[1]!.values).toEqual([end - minute, end - 3 * minute]);
    expect(frame!.fields[2]!.values).toEqual(['request', 'request']);
    expect(frame!.fields[0]!.values[0]).toMatchObject({
      service_name: 'claude-code',
      model: 'a',
      cost_usd: '1.5',
    });
    expect(frame!.fields[4]!.values[0]).toMatchObject({ service_name: 'I', model: 'S', cost_usd: 'S' });
    expect(new Set(frame!.fields[5]!.values).size).toBe(2);
  });

  test('nothing found is empty', async () => {
    const lines = await run(panel('Lines', [{ expr: '{service_name="nobody"}' }], onLog));
    const numbers = await run(panel('Numbers', [{ expr: sum.replace('claude-code', 'nobody') }], onLog));
    expect([lines.state, numbers.state, numbers.frames]).toEqual(['empty', 'empty', []]);
  });
});

describe('what goes wrong is said with its place', () => {
  test('a query the engine refuses; the other targets still run', async () => {
    const found = await run(panel('Cost', [{ expr: 'sum(cost' }, { expr: 'sum(cost)' }]));
    expect(found.state).toBe('failed');
    expect(found.targets.map(({ error }) => error)).toEqual([
      'Fleet › Cost › A: Prometheus: bad_data: invalid parameter "query": 1:9: parse error: unclosed left parenthesis (HTTP 400)\n  sum(cost',
      undefined,
    ]);
    expect(found.frames).toHaveLength(1);
  });

  test('a query Loki refuses', async () => {
    const found = await run(panel('Cost', [{ expr: 'sum({a="b"})' }], { datasource: onLoki }));
    expect(found.targets[0]!.error).toMatch(
      /^Fleet › Cost › A: Loki: parse error at line 1.*\(HTTP 400\)\n {2}sum/s,
    );
  });

  test('sources that cannot be asked', async () => {
    const found = await run(panel('Mixed', [{ expr: 'a', datasource: { type: 'influxdb', uid: 'x' } }]));
    expect(found.targets[0]!.error).toBe(
      'Fleet › Mixed › A: data source {"type":"influxdb","uid":"x"}: only Prometheus and Loki can be asked. ' +
        'Name one by its type or by a variable of a type.',
    );
    const noStore = await run(panel('Cost', [{ expr: 'a' }]), { stores: { loki: loki.url } });
    expect(noStore.targets[0]!.error).toBe('Fleet › Cost › A: it asks Prometheus: give stores.prometheus');
  });

  test('a range that is none', async () => {
    await expect(run(panel('Cost', []), { range: { from: 2, to: 1 } })).rejects.toThrow(
      /^Fleet › Cost: range.to/,
    );
  });
});

describe('"All" without allValue', () => {
  const datasource = { uid: '${DS_PROMETHEUS}' };
  const every = { type: 'query', includeAll: true, multi: true, datasource, current: { value: ['$__all'] } };
  const source = { name: 'DS_PROMETHEUS', type: 'datasource', query: 'prometheus' };

  async function textWith(expr: string, ...variables: readonly object[]) {
    const list = [source, ...variables.map((one) => Object.assign({}, every, one))];
    const one = panel('Cost', [{ expr }]);
    const dashboard = boardOf([one], { templating: { list } });
    const found = await run(one, { dashboard, panel: panelOf(dashboard, 1) });
    return found.targets[0]!.text;
  }

  test('takes the values the store has, those of the variables before it given', async () => {
    const team = {
      name: 'team',
      query: { query: 'label_values(cost{model=~".+"}, team)' },
      regex: '/^(\\w+).*$/',
    };
    expect(await textWith('cost{team=~"$team"}', team)).toBe('cost{team=~"(api|web)"}');
    const only = { name: 'team', query: 'label_values(team)', current: { value: ['web'] } };
    const model = { name: 'model', query: 'label_values(cost{team=~"$team"}, model)' };
    expect(await textWith('cost{model=~"$model"}', only, model)).toBe('cost{model=~"a"}');
  });

  test('is an error where the values are not known, unless nobody asks for them', async () => {
    const odd = { name: 'odd', query: 'query_result(cost)' };
    await expect(textWith('cost{team=~"$odd"}', odd)).rejects.toThrow(
      'Fleet › Cost: "All" of the variable "odd" has no allValue, and its options are not known: ' +
        'set an allValue such as ".*", or pass a value in "variables"',
    );
    expect(await textWith('sum(cost)', odd)).toBe('sum(cost)');
  });
});

test('a board from a gallery names its sources as inputs', async () => {
  const inputs = [{ name: 'DS_STORE', type: 'datasource', pluginId: 'prometheus' }];
  const one = panel('Cost', [{ expr: 'sum(cost)' }], { datasource: '${DS_STORE}' });
  const dashboard = boardOf([one], { __inputs: inputs, templating: { list: [] } });
  expect((await run(one, { dashboard, panel: panelOf(dashboard, 1) })).state).toBe('data');
});

test('a panel may show the result of another', async () => {
  const shared = { uid: '-- Dashboard --', type: 'datasource' };
  const other = panel('Same', [{ panelId: 1, datasource: shared }], { id: 2, datasource: shared });
  const dashboard = boardOf([panel('Cost', [{ expr: 'sum(cost)' }]), other]);
  const found = await run(other, { dashboard, panel: panelOf(dashboard, 2) });
  expect(found.targets.map(({ text }) => text)).toEqual(['sum(cost)']);
});
