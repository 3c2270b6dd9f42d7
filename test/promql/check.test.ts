import { expect, test } from 'vitest';
import {
  add,
  check,
  delta,
  div,
  increase,
  metric,
  parse,
  print,
  rate,
  sum,
  type Expr,
} from '../../src/promql/index.js';

/** What check() finds: rule, severity and the text it points at. */
function found(of: Expr | string): string[] {
  const text = typeof of === 'string' ? of : print(of);
  return check(of).map(({ severity, rule, from, to }) => `${severity} ${rule}: ${text.slice(from, to)}`);
}

/** A query, and each thing that is wrong with it. */
const cases: readonly (readonly [query: string, ...findings: string[]])[] = [
  ['sum by (job) (rate(up[5m]))'],
  ['rate(up)', 'error type: up'],
  ['sum(up[5m])', 'error type: up[5m]'],
  ['abs(1)', 'error type: 1'],
  ['vector(up)', 'error type: up'],
  ['topk("5", up)', 'error type: "5"'],
  ['count_values(5, up)', 'error type: 5'],
  ['-"a"', 'error type: -"a"'],
  ['up[5m] + 1', 'error type: up[5m]'],
  ['rate(up[5m])[1h:5m][2h:]', 'error type: rate(up[5m])[1h:5m][2h:]'],
  ['1 == 1', 'error type: =='],
  ['1 == bool 1'],
  ['$a == 1'],
  ['up and 1', 'error type: 1'],
  ['up + bool up', 'error matching: +'],
  ['a == on (job) 1', 'error matching: on (job)'],
  ['a and on (job) group_left b', 'error matching: on (job) group_left'],
  ['a + on (job) group_left (job) b', 'error matching: on (job) group_left (job)'],
  ['{}', 'error selector: {}'],
  ['{job=~".*"}', 'error selector: {job=~".*"}'],
  ['{job!="a"}', 'error selector: {job!="a"}'],
  ['{job=~"a|"}', 'error selector: {job=~"a|"}'],
  ['{job=~"$job"}'],
  ['{job!~".*"}'],
  ['up{job=~"["}', 'error regex: job=~"["'],
  ['up{job=~"(?=a)"}', 'error regex: job=~"(?=a)"'],
  ['up{job=~"(a)\\\\1"}', 'error regex: job=~"(a)\\\\1"'],
  ['up{job=~"$job.*"}'],
  ['label_replace(up, "a", "b", "c", "(")', 'error regex: "("'],
  ['up{job=~"${job:regex}"}', 'error variable-format: job=~"${job:regex}"'],
  ['up{job=~`${job:regex}`}'],
  ['up{job=~"[[job:regex]]"}', 'error variable-format: job=~"[[job:regex]]"'],
  ['up{job="${job:doublequote}"}', 'error variable-format: job="${job:doublequote}"'],
  ['up{job=~"${job:csv}"}', 'warning variable-format: job=~"${job:csv}"'],
  ['up{job=~"${job:pipe}"}'],
  ['rate(sum(x)[1h:])', 'warning rate-of-aggregate: rate(sum(x)[1h:])'],
  ['sum(rate(x_total[5m]))'],
  ['sum(x_total)', 'warning raw-counter: x_total'],
  ['x_total - x_total offset 1d'],
  ['x_total / y_total', 'warning raw-counter: x_total', 'warning raw-counter: y_total'],
  ['count(x_total)'],
  ['absent(x_total)'],
  ['rate(x_total[5m]) and x_total'],
  ['x_total - x_total offset 1d >= 0 or x_total'],
  ['x_total unless x_total offset 1d'],
  ['x_total > 5', 'warning raw-counter: x_total'],
  ['sum by (job) (sum by (team) (x))', 'warning lost-label: by (job)'],
  ['sum by (job) (sum(x))', 'warning lost-label: by (job)'],
  ['sum by (job) (sum without (job) (x))', 'warning lost-label: by (job)'],
  ['sum by (job) (label_replace(sum by (team) (x), "job", "$1", "team", "(.*)"))'],
  ['label_replace(sum by (team) (x), "a", "$1", "job", "(.*)")', 'warning lost-label: "job"'],
  ['sum by ($by) (sum by (team) (x))'],
  ['sum by (job) (sum by ($by) (x))'],
  ['sum by (a) (x) / on (b) sum by (b) (y)', 'warning lost-label: on (b)'],
  ['sum by (a) (x) * on (a) group_left (t) sum by (a) (y)', 'warning lost-label: on (a) group_left (t)'],
  [
    'histogram_quantile(0.9, sum by (job) (rate(x_bucket[5m])))',
    'warning lost-label: histogram_quantile(0.9, sum by (job) (rate(x_bucket[5m])))',
  ],
  ['histogram_quantile(0.9, sum by (le) (rate(x_bucket[5m])))'],
  ['histogram_quantile(0.9, sum(rate(x[5m])))'],
  ['sum by (a) (x) / sum by (b) (y)', 'warning mismatched-labels: /'],
  ['sum by (a) (x) / sum(y)', 'warning mismatched-labels: /'],
  ['sum by (a) (x) / ignoring (a) group_left sum(y)'],
  ['sum(x) / sum(y)'],
  ['sum by (a) (x) or sum by (b) (y)'],
  ['limitk(5, up)', 'warning experimental: limitk(5, up)'],
  ['info(up)', 'warning experimental: info(up)'],
  ['info(up, foo)', 'warning experimental: info(up, foo)', 'error type: foo'],
  ['info(up, {a=~".*"})', 'warning experimental: info(up, {a=~".*"})'],
  ['rate(up[5m] smoothed)', 'warning experimental: up'],
  ['up + fill (0) up', 'warning experimental: up + fill (0) up'],
  ['up[5m + 1m]', 'warning experimental: up[5m + 1m]'],
];

test.each(cases)('%s', (query, ...findings) => {
  expect(found(query).toSorted()).toEqual(findings.toSorted());
  expect(found(parse(query)).toSorted()).toEqual(findings.toSorted());
});

test('what a metric is decides, where it was named', () => {
  const gauge = metric('queue_total', { kind: 'gauge' });
  const counter = metric('claude_code.cost.usage', { kind: 'counter', labels: ['team'] });
  expect(found(sum(gauge))).toEqual([]);
  expect(found(rate(gauge.over('5m') as never))).toEqual(['error rate-of-gauge: rate(queue_total[5m])']);
  expect(found(delta(gauge.over('5m')))).toEqual([]);
  expect(found(sum(counter, { by: ['team'] }))).toEqual(['warning raw-counter: {"claude_code.cost.usage"}']);
  expect(found(sum(increase(counter.over('5m')), { by: ['model' as 'team'] }))).toEqual([
    'warning lost-label: by (model)',
  ]);
});

test('places in a built query refer to its printed text, and do not make values unequal', () => {
  const half = parse('rate(up)');
  const whole = add(div(half as never, half as never), half as never);
  expect(found(whole)).toEqual(['error type: up', 'error type: up', 'error type: up']);
  expect(check(whole).map(({ from }) => from)).toEqual([5, 16, 27]);
  expect(half).toEqual(parse('  rate( up )'));
});

function said(query: string): string {
  return check(query)[0]!.message;
}

test('messages say what to do', () => {
  expect(said('rate(up)')).toBe(
    'rate() takes a range vector, not an instant vector: add a window, for example [5m]',
  );
  expect(said('sum(up[5m])')).toBe(
    'sum takes an instant vector, not a range vector: take rate() or another function over its window first',
  );
  expect(said('x{a=~"${a:regex}"}')).toBe(
    '"${a:regex}" writes "\\." for a dot, which is no escape inside double quotes: write "$a", the data source escapes it',
  );
  expect(said('sum by (a) (x) / sum(y)')).toBe(
    'no series match: the left side has "a", the right side no labels: add on (...) with what they share',
  );
  expect(said('sum by (job) (sum by (team) (x))')).toBe(
    '"job" in "sum by" is not there any more: sum by (team) keeps no other',
  );
});
