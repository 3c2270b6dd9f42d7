import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contextOf } from '../../src/proof/context.js';
import { lokiQuery } from '../../src/proof/loki-query.js';
import { prometheusQueries } from '../../src/proof/prometheus-query.js';
import { exactRange, panelRange, type Range } from '../../src/proof/range.js';

const day: Range = { from: '2026-03-01T00:00:10Z', to: '2026-03-02T00:00:10Z' };
const hours = (count: number): Range => ({ from: 0, to: count * 3_600_000 });

interface Setting {
  readonly range?: Range;
  readonly width?: number;
  readonly panel?: Record<string, unknown>;
  readonly scrapeInterval?: string;
  readonly dashboard?: object;
}

function contextFor(engine: 'prometheus' | 'loki', setting: Setting) {
  const range = exactRange(setting.range ?? hours(6));
  const filling = { variables: new Map(), range, viewer: {} };
  const { panel = {}, width = 1000, scrapeInterval, dashboard = {} } = setting;
  return contextOf({ dashboard, panel, engine, range, filling, width, scrapeInterval });
}

function prometheus(target: Record<string, unknown>, setting: Setting = {}) {
  return prometheusQueries({ refId: 'A', ...target }, contextFor('prometheus', setting));
}

function loki(target: Record<string, unknown>, setting: Setting = {}) {
  return lokiQuery({ refId: 'A', ...target }, contextFor('loki', setting));
}

const macros =
  '$__interval|$__interval_ms|$__range|$__range_s|$__range_ms|$__rate_interval|${__interval}|${__range}';

describe('the macros of time in a Prometheus query', () => {
  const cases: readonly [name: string, text: string, target: Record<string, unknown>, setting: Setting][] = [
    ['6 h on 1,000 pixels', '20s|20000|21600s|21600|21600000|1m0s|20s|21600s', {}, {}],
    ['6 h on 100 pixels', '5m|300000|21600s|21600|21600000|5m15s|5m|21600s', {}, { width: 100 }],
    [
      '15 min stop at the scrape interval',
      '15s|15000|900s|900|900000|1m0s|15s|900s',
      {},
      { range: hours(0.25) },
    ],
    [
      'a scrape interval of a minute',
      '1m|60000|21600s|21600|21600000|4m0s|1m|21600s',
      {},
      { scrapeInterval: '1m' },
    ],
    [
      'the panel asks for steps of a day',
      '1d|86400000|604800s|604800|604800000|24h0m15s|1d|604800s',
      {},
      { range: hours(168), panel: { interval: '1d' } },
    ],
    [
      'the target asks for steps of 2 min',
      '2m|120000|21600s|21600|21600000|8m0s|2m|21600s',
      { interval: '2m' },
      {},
    ],
    [
      'the target asks for the rate interval',
      '1m|60000|21600s|21600|21600000|1m0s|1m|21600s',
      { interval: '$__rate_interval' },
      {},
    ],
    [
      'the panel caps its points',
      '30m|1800000|21600s|21600|21600000|30m15s|30m|21600s',
      {},
      { panel: { maxDataPoints: 10 } },
    ],
    ['an odd step loses its rest', '1m|90000|21600s|21600|21600000|6m0s|1m|21600s', { interval: '90s' }, {}],
    ['half a second rounds', '15s|15000|2s|2|1500|1m0s|15s|2s', {}, { range: { from: 0, to: 1500 } }],
  ];
  test.each(cases)('%s', (_name, text, target, setting) => {
    expect(prometheus({ expr: macros, ...target }, setting)[0]!.text).toBe(text);
  });
});

const sent = (zone: string, interval = '1h') =>
  prometheus({ expr: 'up', interval }, { range: { ...day, zone } })[0]!.request.parameters;

describe('a Prometheus query over a range', () => {
  test('starts and ends on steps', () => {
    expect(sent('UTC')).toEqual({
      query: 'up',
      start: '1772323200',
      end: '1772409600',
      step: '3600',
      stats: 'all',
    });
  });

  test('has its days begin at midnight of the viewer', () => {
    expect(new Date(Number(sent('America/New_York', '1d')['start']) * 1000).toISOString()).toBe(
      '2026-02-28T05:00:00.000Z',
    );
    expect(new Date(Number(sent('Asia/Kolkata', '1d')['start']) * 1000).toISOString()).toBe(
      '2026-02-28T18:30:00.000Z',
    );
  });

  test('after the clocks change it takes the offset at the end of the range', () => {
    const range = { from: '2026-03-28T12:00:00Z', to: '2026-03-30T12:00:00Z', zone: 'Europe/Berlin' };
    const { start, end } = prometheus({ expr: 'up', interval: '1d' }, { range })[0]!.request.parameters;
    expect([start, end].map((at) => new Date(Number(at) * 1000).toISOString())).toEqual([
      '2026-03-27T22:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ]);
  });

  test('keeps to 11,000 points as well as Grafana does, which may round 3.5 min to 2, and is always on steps', () => {
    const lengths = integer({ min: 1, max: 400 * 24 });
    const steps = constantFrom('', '15s', '1m', '1h', '1d');
    assert(
      property(lengths, integer({ min: 10, max: 100_000 }), steps, (length, width, interval) => {
        const [query] = prometheus({ expr: 'up', interval }, { range: hours(length), width });
        const { start, end, step } = query!.request.parameters;
        expect((Number(end) - Number(start)) / Number(step) + 1).toBeLessThanOrEqual(11_000 * 1.75 + 1);
        expect(Number(start) % Number(step)).toBe(0);
        expect(Number(end) % Number(step)).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });
});

const kinds = (target: Record<string, unknown>) =>
  prometheus({ expr: 'up', ...target }).map(({ refId, kind, request }) => [refId, kind, request.path]);

describe('which queries a Prometheus target sends', () => {
  test('a range one where it says nothing', () => {
    expect(kinds({})).toEqual([['A', 'range', '/api/v1/query_range']]);
  });

  test('an instant one at the end of the range, not on a step', () => {
    expect(kinds({ instant: true, range: false })).toEqual([['A', 'instant', '/api/v1/query']]);
    const [query] = prometheus({ expr: 'up[$__range]', instant: true }, { range: day });
    expect(query!.request.parameters).toEqual({ query: 'up[86400s]', time: '1772409610', stats: 'all' });
  });

  test('two where it asks for both', () => {
    expect(kinds({ instant: true, range: true })).toEqual([
      ['A', 'range', '/api/v1/query_range'],
      ['A-Instant', 'instant', '/api/v1/query'],
    ]);
  });

  test('a minimum step that is no duration is an error that says so', () => {
    expect(() => prometheus({ expr: 'up', interval: 'often' })).toThrow(
      'the minimum step "often" is no duration: write one like "1m"',
    );
  });
});

describe('a Loki query', () => {
  test('takes $__interval from the panel and $__auto from its own step', () => {
    const expr =
      '$__interval|$__interval_ms|$__auto|$__range|$__range_s|$__range_ms|${__interval}|${__range}';
    expect(loki({ expr }).text).toBe('20s|20000|20s|21600s|21600|21600000|20s|21600s');
    expect(loki({ expr, step: '1h' }).text).toBe('20s|20000|1h|21600s|21600|21600000|20s|21600s');
    expect(loki({ expr, queryType: 'instant' }).text).toBe(
      '20s|20000|21600s|21600s|21600|21600000|20s|21600s',
    );
    expect(loki({ expr }, { panel: { interval: '1h' } }).text).toBe(
      '1h|3600000|1h|21600s|21600|21600000|1h|21600s',
    );
  });

  test('has no smallest step of its own', () => {
    expect(loki({ expr: '$__interval' }, { range: hours(0.25) }).text).toBe('1s');
  });

  test('over a range says start, end and step, and how many lines', () => {
    const { path, parameters } = loki({ expr: '{a="b"}', maxLines: 50 }).request;
    expect(path).toBe('/loki/api/v1/query_range');
    expect(parameters).toEqual({
      query: '{a="b"}',
      direction: 'backward',
      limit: '50',
      start: '0',
      end: '21600000000000',
      step: '20000ms',
    });
  });

  test('in an instant says when', () => {
    const { path, parameters } = loki({ expr: 'x', queryType: 'instant' }).request;
    expect(path).toBe('/loki/api/v1/query');
    expect(parameters).toEqual({ query: 'x', direction: 'backward', limit: '1000', time: '21600000000000' });
  });

  test('never asks for more than 11,000 points', () => {
    const { step } = loki({ expr: 'x' }, { range: hours(24 * 30), width: 100_000 });
    expect((720 * 3_600_000) / step).toBeLessThanOrEqual(11_000);
  });
});

const board = (type: string, ...filters: readonly object[]) => ({
  templating: { list: [{ name: 'more', type: 'adhoc', datasource: { type }, filters }] },
});

describe('ad hoc filters', () => {
  const team = { key: 'team', operator: '=', value: 'web' };
  const expr = 'sum(increase(cost[$__range])) / calls{model="a"}';

  test('reach every selector of a Prometheus query', () => {
    const pattern = { key: 'user', operator: '!~', value: 'test.*' };
    const [query] = prometheus({ expr }, { dashboard: board('prometheus', team, pattern) });
    expect(query!.text).toBe(
      'sum(increase(cost{team="web", user!~"test.*"}[21600s])) / calls{model="a", team="web", user!~"test.*"}',
    );
  });

  test('of another engine do not', () => {
    expect(prometheus({ expr: 'up' }, { dashboard: board('loki', team) })[0]!.text).toBe('up');
  });

  test('that cannot be applied are errors, never left out', () => {
    expect(() => loki({ expr: '{a="b"}' }, { dashboard: board('loki', team) })).toThrow(
      'ad hoc filters on Loki',
    );
    const odd = { ...team, operator: '=|' };
    expect(() => prometheus({ expr: 'up' }, { dashboard: board('prometheus', odd) })).toThrow(
      'the operator "=|"',
    );
  });
});

describe('the range of a panel', () => {
  const board = exactRange({ from: 0, to: 10 * 86_400_000 });
  test.each([
    [undefined, undefined, 0, 10],
    ['7d', undefined, 3, 10],
    [undefined, '1d', -1, 9],
    ['2d', '1d', 7, 9],
  ])('relative time %s, shift %s', (timeFrom, timeShift, from, to) => {
    const { from: start, to: end } = panelRange(board, { timeFrom, timeShift });
    expect([start / 86_400_000, end / 86_400_000]).toEqual([from, to]);
  });

  test.each([
    [
      { from: 1, to: 1 },
      'range.to (1970-01-01T00:00:00.001Z) is not after range.from (1970-01-01T00:00:00.001Z)',
    ],
    [
      { from: 'yesterday', to: 1 },
      'range.from: "yesterday" is no instant: give milliseconds, a Date or ISO text',
    ],
    [
      { from: 0, to: 1, zone: 'Mars/Base' },
      'range.zone: "Mars/Base" is no time zone (write one like "Europe/Berlin")',
    ],
  ])('%o is refused', (range, message) => {
    expect(() => exactRange(range)).toThrow(message);
  });
});
