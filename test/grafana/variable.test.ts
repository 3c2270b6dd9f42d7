import { array, assert, property, record, stringMatching } from 'fast-check';
import { expect, test } from 'vitest';
import { sourcesOf } from '../../src/grafana/sources.js';
import { variableJson } from '../../src/grafana/classic/variable.js';
import {
  adHocVariable,
  customVariable,
  dataSourceVariable,
  intervalVariable,
  labelValues,
  queryVariable,
  textVariable,
  type Variable,
} from '../../src/grafana/index.js';
import { metric } from '../../src/promql/index.js';
import { stores } from './sample.js';

const json = (variable: Variable) => variableJson(variable, sourcesOf({ variables: stores }));
const up = metric('up', { kind: 'gauge' });

test('a data source is chosen from all of its type but Grafana Cloud’s own', () => {
  const prometheus = json(dataSourceVariable({ name: 'metrics', type: 'prometheus', label: 'Metrics' }));
  expect(prometheus).toMatchObject({
    type: 'datasource',
    query: 'prometheus',
    label: 'Metrics',
    current: {},
  });
  const offers = (variable: Variable, name: string) =>
    new RegExp(String(json(variable)['regex']).slice(1, -1)).test(name);
  const metrics = dataSourceVariable({ name: 'm', type: 'prometheus' });
  const events = dataSourceVariable({ name: 'e', type: 'loki' });
  expect(offers(metrics, 'grafanacloud-usage')).toBe(false);
  expect(offers(metrics, 'grafanacloud-ml-metrics')).toBe(false);
  expect(offers(metrics, 'grafanacloud-acme-prom')).toBe(true);
  expect(offers(metrics, 'Prometheus')).toBe(true);
  expect(offers(events, 'grafanacloud-acme-usage-insights')).toBe(false);
  expect(offers(events, 'grafanacloud-acme-alert-state-history')).toBe(false);
  expect(offers(events, 'grafanacloud-acme-logs')).toBe(true);
  expect(json(dataSourceVariable({ name: 'm', type: 'loki', regex: '/^mine/' }))['regex']).toBe('/^mine/');
});

test('a query variable asks Prometheus, offers All as .*, and says the same in query, definition and current', () => {
  const query = labelValues(up.where({ job: 'a' }), 'instance');
  expect(query).toBe('label_values(up{job="a"}, instance)');
  expect(json(queryVariable({ name: 'instance', query }))).toEqual({
    type: 'query',
    name: 'instance',
    hide: 0,
    skipUrlSync: false,
    datasource: { type: 'prometheus', uid: '${metrics}' },
    definition: query,
    query: { qryType: 1, query, refId: 'PrometheusVariableQueryEditor-VariableQuery' },
    regex: '',
    sort: 1,
    refresh: 2,
    current: { text: ['All'], value: ['$__all'] },
    options: [],
    multi: true,
    includeAll: true,
    allValue: '.*',
  });
});

test('a query variable of one value, without All, starts with what it finds', () => {
  const single = json(
    queryVariable({
      name: 'a',
      query: labelValues(up, 'job'),
      multi: false,
      includeAll: false,
      refresh: 'load',
    }),
  );
  expect(single).toMatchObject({
    current: { text: '', value: '' },
    multi: false,
    includeAll: false,
    refresh: 1,
  });
  expect(single).not.toHaveProperty('allValue');
  expect(
    json(queryVariable({ name: 'a', query: labelValues(undefined, 'job'), multi: false })),
  ).toMatchObject({
    definition: 'label_values(job)',
    current: { text: 'All', value: '$__all' },
  });
});

test('a custom variable’s query, current and options come from one list', () => {
  expect(
    json(customVariable({ name: 'top', options: ['5', { text: 'all, really', value: '1000' }] })),
  ).toEqual({
    type: 'custom',
    name: 'top',
    hide: 0,
    skipUrlSync: false,
    query: '5,all\\, really : 1000',
    current: { text: '5', value: '5' },
    options: [
      { text: '5', value: '5', selected: true },
      { text: 'all, really', value: '1000', selected: false },
    ],
    multi: false,
    includeAll: false,
  });
  expect(json(customVariable({ name: 'a', options: ['x'], multi: true, includeAll: true }))).toMatchObject({
    query: 'x',
    current: { text: ['All'], value: ['$__all'] },
    allValue: '.*',
    options: [
      { text: 'All', value: '$__all', selected: true },
      { text: 'x', value: 'x', selected: false },
    ],
  });
});

/** How Grafana reads a custom variable's text. */
function read(query: string): { text: string; value: string }[] {
  return (query.match(/(?:\\,|[^,])+/g) ?? []).map((part) => {
    const plain = part.replaceAll('\\,', ',');
    const pair = /^\s*(.+)\s:\s(.+)$/.exec(plain);
    return pair ? { text: pair[1]!, value: pair[2]! } : { text: plain.trim(), value: plain.trim() };
  });
}

test('what a custom variable offers is what Grafana reads out of its query', () => {
  const part = stringMatching(/^[a-z,:\\ ]{1,8}$/).filter(
    (text) => text.trim() === text && !text.endsWith('\\') && !` ${text} `.includes(' : '),
  );
  assert(
    property(array(record({ text: part, value: part }), { minLength: 1, maxLength: 5 }), (options) => {
      expect(read(String(json(customVariable({ name: 'a', options }))['query']))).toEqual(options);
    }),
    { numRuns: 500 },
  );
});

test('text, interval and ad hoc variables', () => {
  expect(json(textVariable({ name: 'who', value: '${__user.email}' }))).toMatchObject({
    type: 'textbox',
    query: '${__user.email}',
    current: { text: '${__user.email}', value: '${__user.email}' },
  });
  expect(json(intervalVariable({ name: 'step', steps: ['1h', '1d'] }))).toMatchObject({
    type: 'interval',
    query: '1h,1d',
    auto: false,
    current: { text: '1h', value: '1h' },
  });
  expect(
    json(intervalVariable({ name: 'step', steps: ['1h'], auto: { count: 10, min: '5m' } })),
  ).toMatchObject({
    auto: true,
    auto_count: 10,
    auto_min: '5m',
    current: { text: 'auto', value: '$__auto_interval_step' },
  });
  expect(json(adHocVariable({ name: 'f', type: 'loki', hide: 'label' }))).toMatchObject({
    type: 'adhoc',
    datasource: { type: 'loki', uid: '${events}' },
    filters: [],
    hide: 1,
  });
});
