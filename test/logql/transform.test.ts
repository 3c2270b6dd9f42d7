import { expect, test } from 'vitest';
import {
  addFilters,
  addMatchers,
  anyOf,
  check,
  labelsOf,
  parse,
  print,
  streamsOf,
  variable,
  variablesOf,
  type LogQuery,
} from '../../src/logql/index.js';

function filtered(text: string): string {
  return print(addFilters(parse(text), { team: variable('team') }));
}

const placed: readonly (readonly [string, string])[] = [
  ['{a="x"}', '{a="x"} | team=~"$team"'],
  ['{a="x"} |= "y" != "z"', '{a="x"} |= "y" != "z" | team=~"$team"'],
  ['{a="x"} | b="c" | line_format "d"', '{a="x"} | b="c" | team=~"$team" | line_format "d"'],
  ['{a="x"} | json', '{a="x"} | json | team=~"$team"'],
  ['{a="x"} | json team="t.id" | json b="c"', '{a="x"} | json team="t.id" | team=~"$team" | json b="c"'],
  ['{a="x"} | json b="c"', '{a="x"} | team=~"$team" | json b="c"'],
  ['{a="x"} | label_format team=squad', '{a="x"} | label_format team=squad | team=~"$team"'],
  ['{a="x"} | pattern "<team> <_>"', '{a="x"} | pattern "<team> <_>" | team=~"$team"'],
  ['{a="x"} | keep model', '{a="x"} | team=~"$team" | keep model'],
  ['{a="x"} | drop team', '{a="x"} | team=~"$team" | drop team'],
  [
    'sum(sum_over_time({a="x"} | b="c" | unwrap d [5m])) / sum(count_over_time({a="x"}[5m]))',
    'sum(sum_over_time({a="x"} | b="c" | team=~"$team" | unwrap d [5m])) / sum(count_over_time({a="x"} | team=~"$team" [5m]))',
  ],
  [
    'label_replace(topk(3, rate({a="x"}[5m])) + 1 - vector(2), "b", "c", "d", "e")',
    'label_replace(topk(3, rate({a="x"} | team=~"$team" [5m])) + 1 - vector(2), "b", "c", "d", "e")',
  ],
];

test.each(placed)('a filter stands where it is right: %s', (text, after) => {
  expect(filtered(text)).toBe(after);
  expect(check(after).filter(({ rule }) => /label/.test(rule))).toEqual([]);
});

test('several filters keep their order, and a filter may join others', () => {
  const logs = addFilters(parse('{a="x"}') as LogQuery, { b: '1', c: '2' }, anyOf({ d: '3' }, { e: '4' }));
  expect(print(logs)).toBe('{a="x"} | b="1" | c="2" | d="3" or e="4"');
});

test('matchers go into every selector, once', () => {
  const expr = parse('sum(rate({a="x"}[5m])) / sum(rate({a="x", env="p"}[5m]))');
  const twice = addMatchers(addMatchers(expr, { env: 'p' }), { env: 'p' });
  expect(print(twice)).toBe('sum(rate({a="x", env="p"}[5m])) / sum(rate({a="x", env="p"}[5m]))');
});

test('lists streams, labels and variables', () => {
  const expr = parse(
    'sum by (model, $group) (sum_over_time({a="x", b=~"$svc"} |= "${search}" | c > $limit | label_format d=e | keep f, g="h" | unwrap i [$__range] offset $back)) ' +
      '/ on (j) group_left (k) label_replace(sum(rate({a="x", b=~"$svc"}[5m])), "l", "$1", "m", "") > [[floor]]',
  );
  expect(streamsOf(expr).map((matchers) => matchers.map(({ label, value }) => `${label} ${value}`))).toEqual([
    ['a x', 'b $svc'],
  ]);
  expect(labelsOf(expr)).toEqual(['a', 'b', 'c', 'e', 'f', 'g', 'i', 'j', 'k', 'm', 'model']);
  expect(variablesOf(expr)).toEqual(['1', '__range', 'back', 'floor', 'group', 'limit', 'search', 'svc']);
});

test('an expression stays what it was', () => {
  const expr = parse('sum(rate({a="x"}[5m]))');
  addMatchers(addFilters(expr, { b: 'c' }), { d: 'e' });
  expect(print(expr)).toBe('sum(rate({a="x"}[5m]))');
});
