import { expect, test } from 'vitest';
import {
  board,
  boardUrl,
  lokiTarget,
  mixed,
  prometheusTarget,
  row,
  stat,
  toClassic,
  type JsonObject,
} from '../../src/grafana/index.js';
import { vector as lokiVector } from '../../src/logql/index.js';
import { vector } from '../../src/promql/index.js';
import { lines, perShop, sample, seen, stores, total } from './sample.js';

const classic = toClassic(sample);
const panels = classic.panels.flatMap((panel) =>
  panel['type'] === 'row' ? (panel['panels'] as JsonObject[]) : [panel],
);
const titled = (title: string) => panels.find((panel) => panel['title'] === title)!;
const one = (options: Partial<Parameters<typeof stat>[0]>) =>
  toClassic(
    board({
      uid: 'x',
      title: 'X',
      variables: stores,
      rows: [
        row({ panels: [stat({ title: 'T', targets: [total], ...options } as Parameters<typeof stat>[0])] }),
      ],
    }),
  ).panels[0]!;

const refIds = (targets: Parameters<typeof stat>[0]['targets']) =>
  (one({ targets } as object)['targets'] as JsonObject[]).map((target) => target['refId']);

test('the same board gives the same bytes, and the value made is frozen throughout', () => {
  expect(JSON.stringify(toClassic(sample))).toBe(JSON.stringify(classic));
  const frozen = (value: unknown): boolean =>
    typeof value !== 'object' ||
    value === null ||
    (Object.isFrozen(value) && Object.values(value).every(frozen));
  expect(frozen(classic)).toBe(true);
  expect(frozen(sample)).toBe(true);
});

test('what a board is made of stays its maker’s to change', () => {
  const steps = [{ from: 1, color: 'red' }];
  const links = [{ title: 'More', url: '/more' }];
  const made = stat({ title: 'T', targets: [total], links, thresholds: { base: 'green', steps } });
  steps.push({ from: 0, color: 'blue' });
  links[0]!.title = 'Less';
  expect(made.links).toEqual([{ title: 'More', url: '/more' }]);
  expect(made.field.thresholds!.steps).toEqual([{ from: 1, color: 'red' }]);
});

test('keys stand in the order Grafana writes them, at every depth', () => {
  const inOrder = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return true;
    const keys = Object.keys(value);
    const ordered = Array.isArray(value) || keys.join() === keys.toSorted().join();
    return ordered && Object.values(value).every(inOrder);
  };
  expect(inOrder(classic)).toBe(true);
});

test('what the SDK leaves out is there: ids, refIds, data sources, versions, legends', () => {
  for (const panel of panels) {
    expect(panel['id']).toBeGreaterThanOrEqual(1);
    expect(panel['pluginVersion']).toBe('13.0.0');
    const targets = (panel['targets'] ?? []) as JsonObject[];
    for (const target of targets) {
      expect(target['refId']).toMatch(/^[A-Z]+$/);
      expect((target['datasource'] as JsonObject)['uid']).toMatch(/^\$\{(metrics|events)\}$/);
    }
    if (panel['type'] !== 'text') expect(panel).toHaveProperty('datasource.uid');
  }
  for (const title of ['Visits by shop', 'Open', 'Paths', 'Spread', 'Share'])
    expect(titled(title)).toHaveProperty('options.legend.showLegend', true);
  expect(classic).toHaveProperty('schemaVersion', 42);
  expect(classic).toHaveProperty('templating.list.length', sample.variables.length);
  expect(classic).toHaveProperty('annotations.list.0.builtIn', 1);
  expect(classic).not.toHaveProperty('id');
});

test('a panel of one engine names its store, one of both names Grafana’s own mix', () => {
  expect(titled('Visits')).toHaveProperty('datasource', { type: 'prometheus', uid: '${metrics}' });
  expect(titled('Orders')).toHaveProperty('datasource', { type: 'loki', uid: '${events}' });
  expect(titled('Pages')).toHaveProperty('datasource', { type: 'datasource', uid: '-- Mixed --' });
  const named = prometheusTarget({ expr: vector(1), kind: 'instant', source: 'other-uid' });
  expect(one({ targets: [named] })).toHaveProperty('datasource.uid', 'other-uid');
  expect(one({ targets: [total, named] })).toHaveProperty('datasource.uid', '-- Mixed --');
});

test('a Prometheus query in the form of its plugin', () => {
  expect(titled('Visits')['targets']).toEqual([
    {
      datasource: { type: 'prometheus', uid: '${metrics}' },
      editorMode: 'code',
      expr: 'sum(increase(visits_total{shop=~"$shop"}[$__range]))',
      format: 'time_series',
      instant: true,
      legendFormat: '__auto',
      range: false,
      refId: 'A',
    },
  ]);
  expect(titled('Visits by shop')).toMatchObject({
    interval: '1m',
    targets: [{ instant: false, range: true, legendFormat: '{{shop}}' }],
  });
  const stepped = prometheusTarget({ expr: vector(1), kind: 'range', minStep: '1h', hidden: true });
  expect(one({ targets: [stepped] })['targets']).toMatchObject([{ interval: '1h', hide: true }]);
});

test('Loki queries in the form of their plugin', () => {
  expect(titled('Orders')['targets']).toEqual([
    {
      datasource: { type: 'loki', uid: '${events}' },
      direction: 'backward',
      editorMode: 'code',
      expr: '{service_name="shop"} |= "order"',
      maxLines: 100,
      queryType: 'range',
      refId: 'A',
    },
  ]);
  const stepped = lokiTarget({ expr: lokiVector(1), kind: 'range', minStep: '1h' });
  expect(one({ targets: [stepped] })['targets']).toEqual([
    {
      datasource: { type: 'loki', uid: '${events}' },
      editorMode: 'code',
      expr: 'vector(1)',
      legendFormat: '__auto',
      queryType: 'range',
      refId: 'A',
      step: '1h',
    },
  ]);
});

test('letters go to the targets that have none and skip those taken', () => {
  const b = prometheusTarget({ expr: vector(1), kind: 'instant', refId: 'B' });
  expect(refIds([total, b, perShop])).toEqual(['A', 'B', 'C']);
  expect(refIds([b, total, perShop])).toEqual(['B', 'A', 'C']);
  expect(refIds(mixed([total, seen]))).toEqual(['A', 'B']);
  expect(refIds(Array.from({ length: 54 }, () => total)).slice(25)).toEqual(
    expect.arrayContaining(['Z', 'AA', 'AZ', 'BA', 'BB']),
  );
});

test('fields: thresholds from minus infinity, mappings in order, links, overrides property by property', () => {
  expect(titled('Full')).toHaveProperty('fieldConfig.defaults.thresholds', {
    mode: 'absolute',
    steps: [
      { color: 'green', value: null },
      { color: 'red', value: 0.9 },
    ],
  });
  expect(titled('State')).toHaveProperty('fieldConfig.defaults.mappings', [
    {
      type: 'value',
      options: { 0: { text: 'closed', color: 'red', index: 0 }, 1: { text: 'open', index: 1 } },
    },
    { type: 'range', options: { from: 2, to: null, result: { text: 'many', index: 2 } } },
    { type: 'special', options: { match: 'null', result: { text: 'unknown', index: 3 } } },
  ]);
  expect(titled('Pages')).toHaveProperty('fieldConfig.defaults.links', [
    {
      targetBlank: false,
      title: 'Open',
      url: '/d/shop-page?${__url_time_range}&var-path=${__data.fields.path}',
    },
  ]);
  expect(titled('Visits by shop')).toHaveProperty('fieldConfig.overrides', [
    {
      matcher: { id: 'byName', options: 'north' },
      properties: [
        { id: 'color', value: { mode: 'fixed', fixedColor: 'blue' } },
        { id: 'custom.lineWidth', value: 2 },
      ],
    },
    {
      matcher: { id: 'byRegexp', options: '/^south/' },
      properties: [{ id: 'displayName', value: 'South' }],
    },
  ]);
  expect(titled('Visits by shop')).toHaveProperty('fieldConfig.defaults.custom.stacking', {
    group: 'A',
    mode: 'normal',
  });
});

test('what the maker notes on a target stays out of the dashboard', () => {
  expect(total.about).toEqual({ measure: 'visits' });
  expect(JSON.stringify(classic)).not.toContain('about');
});

test('panel settings have Grafana’s names', () => {
  const panel = one({
    transparent: true,
    interval: '2m',
    maxDataPoints: 50,
    timeFrom: '24h',
    timeShift: '1d',
    repeat: { by: 'shop', maxPerRow: 4 },
    links: [{ title: 'More', url: boardUrl({ uid: 'more' }), newTab: true }],
  });
  expect(panel).toMatchObject({
    transparent: true,
    interval: '2m',
    maxDataPoints: 50,
    timeFrom: '24h',
    timeShift: '1d',
    repeat: 'shop',
    repeatDirection: 'h',
    maxPerRow: 4,
    links: [{ title: 'More', url: '/d/more?${__url_time_range}&${__all_variables}', targetBlank: true }],
  });
});

test('lines that a log panel lists bring no legend', () => {
  expect(lines).not.toHaveProperty('legend');
});
