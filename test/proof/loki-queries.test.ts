import { describe, expect, test } from 'vitest';
import { exactRange, panelRange } from '../../src/proof/range.js';
import { hours, loki, prometheus } from './planned.js';

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
