import { expect, test } from 'vitest';
import {
  check,
  countOverTime,
  div,
  events,
  parse,
  print,
  sum,
  type CheckOptions,
} from '../../src/logql/index.js';

/** `severity rule: the part it points to`, for each finding. */
function found(text: string, options?: CheckOptions): string[] {
  return check(text, options).map(
    ({ severity, rule, from, to }) => `${severity} ${rule}: ${text.slice(from, to)}`,
  );
}

const app = '{app="x"}';

const suspicious: readonly (readonly [string, string[]])[] = [
  [`sum(count_over_time(${app}[5m]))`, []],
  [`sum by (model) (sum_over_time(${app} | unwrap cost [$__range]))`, []],
  [`rate(${app}[5m])`, [`warning one-series-a-line: rate(${app}[5m])`]],
  [`topk(3, rate(${app}[5m]))`, [`warning one-series-a-line: rate(${app}[5m])`]],
  [`count(rate(${app}[5m]))`, [`warning one-series-a-line: rate(${app}[5m])`]],
  [`sum(rate(${app}[5m]) / 2)`, [`warning one-series-a-line: rate(${app}[5m])`]],
  [`rate(${app} | keep model [5m])`, []],
  [`absent_over_time(${app}[5m])`, []],
  [
    `max(max_over_time(${app} | unwrap cost [5m]))`,
    [`warning one-series-a-line: max_over_time(${app} | unwrap cost [5m])`],
  ],
  [
    `sum(max_over_time(${app} | unwrap cost [5m]))`,
    [`warning one-series-a-line: max_over_time(${app} | unwrap cost [5m])`],
  ],
  [`max_over_time(${app} | unwrap cost [5m]) by (model)`, []],
  [`sum by (session_id) (rate(${app}[5m]))`, ['warning high-cardinality: by (session_id)']],
  [`max_over_time(${app} | unwrap cost [5m]) by (user_email)`, ['warning high-cardinality: by (user_email)']],
  [`sum by ($group) (rate(${app}[5m]))`, []],
  [`${app} | took > 5 | json took="a.b"`, ['warning label-before-parser: took > 5']],
  [`${app} | json took="a.b" | took > 5`, []],
  [`${app} | took > 5 | pattern "<took> <_>"`, ['warning label-before-parser: took > 5']],
  [`${app} | who="x" | regexp "(?P<who>.*)"`, ['warning label-before-parser: who="x"']],
  [`${app} | who="x" | label_format who="{{.user}}"`, ['warning label-before-parser: who="x"']],
  [`${app} | json | took > 5 | label_format took=other`, []],
  [`${app} | keep model | team="a"`, ['warning dropped-label: team="a"']],
  [`${app} | drop team | team="a"`, ['warning dropped-label: team="a"']],
  [`${app} | drop team | json team="t" | team="a"`, []],
  [`sum by (team) (rate(${app} | keep model [5m]))`, ['warning dropped-label: by (team)']],
  [
    `max_over_time(${app} | drop cost | unwrap cost [5m]) by (model)`,
    ['warning dropped-label: | unwrap cost'],
  ],
  ['{app=~"$app"}', ['warning empty-selector: app=~"$app"']],
  ['{app=~"$app", env="prod"}', []],
  ['{app=~"$app.+"}', ['warning empty-selector: app=~"$app.+"']],
  ['{app="$app"}', []],
  [`${app} |= "x" or ip("10.0.0.1")`, ['warning address-in-list: |= "x" or ip("10.0.0.1")']],
  [`${app} | a = ip("zz") or b="c"`, ['warning bad-address: zz")']],
  ['vector(1) + bool 2', ['warning needless-bool: vector(1) + bool 2']],
  ['vector(1) / 0', ['warning zero-divisor: 0']],
  [
    'vector(1) and on () group_left vector(2)',
    ['warning needless-group: vector(1) and on () group_left vector(2)'],
  ],
  [
    `quantile_over_time(95, ${app} | unwrap t [5m]) by (a)`,
    [`warning quantile: quantile_over_time(95, ${app} | unwrap t [5m]) by (a)`],
  ],
  [
    `sum(rate(${app}[5m] offset -$__interval))`,
    [`warning negative-offset: rate(${app}[5m] offset -$__interval)`],
  ],
  ['{app=~`${app:regex}`, env="p"}', []],
  ['{app=~"${app:regex}", env="p"}', ['error regex-format: "${app:regex}"']],
  [`${app} | line_format "{{.a | uper}}"`, ['error bad-template: uper}}"']],
  [`${app} |~ "a" or "("`, ['error bad-regex: ("']],
  [`label_replace(sum(rate({a="("}[5m])), "b", "$1", "c", "(")`, ['error bad-regex: (")']],
  ['{a="1"} | b=~"\\\\d+\\\\"', ['error bad-regex: \\\\"']],
];

test.each(suspicious)('%s', (text, findings) => {
  expect(found(text)).toEqual(findings);
});

test('labels with many values can be named', () => {
  const text = `sum by (user) (rate(${app}[5m]))`;
  expect(found(text)).toEqual([]);
  expect(found(text, { manyValued: ['user'] })).toHaveLength(1);
});

test('positions refer to the text read, or to what is printed', () => {
  const text = `  sum( rate( ${app} [5m] ) /\n rate(${app}[1m]))`;
  expect(check(parse(text)).map(({ from, to }) => text.slice(from, to))).toEqual([
    `rate( ${app} [5m] )`,
    `rate(${app}[1m])`,
  ]);
  const built = sum(countOverTime(events({ app: 'x' }), '5m'), { by: ['trace_id'] });
  expect(check(built)).toEqual(check(print(built)));
  expect(check(built)[0]).toMatchObject({ rule: 'high-cardinality', from: 4 });
});

test('places are no part of the value', () => {
  expect(parse(`sum(  rate( ${app}[5m]  ))`)).toEqual(parse(`sum(rate(${app}[5m]))`));
});

test('a part that stands twice is found twice', () => {
  const part = countOverTime(events({ app: 'x' }), '5m');
  const text = 'count_over_time({app="x"}[5m]) / count_over_time({app="x"}[5m])';
  expect(check(div(part, part)).map(({ from, to }) => [from, to])).toEqual([
    [0, 30],
    [33, text.length],
  ]);
});
