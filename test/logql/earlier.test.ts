import { expect, test } from 'vitest';
import { countOverTime, earlier, events, parse, print, type MetricQuery } from '../../src/logql/index.js';

const moved = (text: string, by: '1d' | '$__range') => print(earlier(parse(text) as MetricQuery, by));

test('every range is read further back, also through operators and functions', () => {
  expect(
    moved(
      'label_replace(sum(rate({a="b"}[1h])) / 2, "c", "$1", "d", "") + count_over_time({e="f"}[5m])',
      '1d',
    ),
  ).toBe(
    'label_replace(sum(rate({a="b"}[1h] offset 1d)) / 2, "c", "$1", "d", "") + count_over_time({e="f"}[5m] offset 1d)',
  );
});

test('a range that has an offset keeps it', () => {
  expect(moved('rate({a="b"}[1h] offset 2h)', '$__range')).toBe('rate({a="b"}[1h] offset 2h)');
});

test('an offset may be made of variables with units', () => {
  const twice = '${__range_s}s${__range_ms}ms' as const;
  const text = `count_over_time({a="b"}[1h] offset ${twice})`;
  expect(print(countOverTime(events({ a: 'b' }), '1h', { offset: twice }))).toBe(text);
  expect(print(parse(text))).toBe(text);
});

test.each(['${__range_s}x', '${__range_s}s5', '${__range_s}s${b}', '${__range_s}1s'])(
  'but not of %s',
  (offset) => {
    expect(() => parse(`count_over_time({a="b"}[1h] offset ${offset})`)).toThrow();
  },
);
