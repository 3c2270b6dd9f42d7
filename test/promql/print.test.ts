import { expect, test } from 'vitest';
import {
  add,
  and,
  avg,
  div,
  eq,
  is,
  metric,
  mul,
  neg,
  not,
  notRe,
  num,
  parse,
  pow,
  print,
  rate,
  re,
  selector,
  step,
  str,
  sub,
  subquery,
  sum,
  topk,
  variable,
  duration,
  vector,
} from '../../src/promql/index.js';

const requests = metric('http_requests_total', { kind: 'counter', labels: ['job', 'status'] });
const [a, b, c] = ['a', 'b', 'c'].map((name) => metric(name, { kind: 'gauge' })) as [
  ReturnType<typeof gauge>,
  ReturnType<typeof gauge>,
  ReturnType<typeof gauge>,
];
function gauge(name: string) {
  return metric(name, { kind: 'gauge' });
}

test('the first example of the north star', () => {
  const perJob = sum(rate(requests.where({ status: re('5..') }).over('$__rate_interval')), { by: ['job'] });
  expect(print(perJob)).toBe('sum by (job) (rate(http_requests_total{status=~"5.."}[$__rate_interval]))');
});

test.each([
  [mul(add(a, b), c), '(a + b) * c'],
  [add(a, mul(b, c)), 'a + b * c'],
  [sub(a, sub(b, c)), 'a - (b - c)'],
  [sub(sub(a, b), c), 'a - b - c'],
  [pow(pow(a, b), c), '(a ^ b) ^ c'],
  [pow(a, pow(b, c)), 'a ^ b ^ c'],
  [pow(neg(a), b), '(-a) ^ b'],
  [neg(pow(a, b)), '-a ^ b'],
  [neg(mul(a, b)), '-(a * b)'],
  [mul(neg(a), b), '-a * b'],
  [pow(num(-1), 2), '(-1) ^ 2'],
  [neg(neg(a)), '--a'],
  [and(a, eq(b, 1)), 'a and b == 1'],
  [eq(and(a, b), 1), '(a and b) == 1'],
  [subquery(add(a, b), { range: '1h' }), '(a + b)[1h:]'],
])('brackets only where they are needed', (of, text) => {
  expect(print(of)).toBe(text);
  expect(parse(text)).toEqual(of);
});

test('names and values are quoted where they must be', () => {
  const cost = metric('claude_code.cost.usage', { kind: 'counter' });
  expect(print(cost.where({ 'user.email': 'a"b\\c\n' }))).toBe(
    '{"claude_code.cost.usage", "user.email"="a\\"b\\\\c\\n"}',
  );
  expect(print(metric('sum', { kind: 'gauge' }))).toBe('{"sum"}');
  expect(print(sum(cost, { by: ['user.email', 'without', 'on'] }))).toBe(
    'sum by ("user.email", "without", on) ({"claude_code.cost.usage"})',
  );
  expect(print(a.where({ __name__: re('b.*') }))).toBe('{"a", __name__=~"b.*"}');
  expect(print(str('\0\ufffd€'))).toBe('"\\x00\\ufffd€"');
});

test('matchers of every kind', () => {
  const matchers = {
    job: 'x',
    le: not('1'),
    a: re('b'),
    c: notRe('d'),
    e: [re('f'), not('g')],
    h: is(variable('v')),
  };
  expect(print(selector(matchers))).toBe('{job="x", le!="1", a=~"b", c!~"d", e=~"f", e!="g", h="$v"}');
  expect(print(a.where({ t: variable('team'), u: not(variable('team')) }))).toBe('a{t=~"$team", u!~"$team"}');
});

test("Grafana's words stand everywhere", () => {
  expect(print(topk(variable('n'), a))).toBe('topk($n, a)');
  expect(print(rate(a.over('$__range') as never))).toBe('rate(a[$__range])');
  expect(print(a.over('${__range_s}s').offset('-$__interval').at(variable('to')))).toBe(
    'a[${__range_s}s] @ $to offset -$__interval',
  );
  expect(print(sum(metric(variable('metric'), { kind: 'gauge' }), { by: [variable('by')] }))).toBe(
    'sum by ($by) ($metric{})',
  );
});

test('a calculated offset keeps the engine from reading on', () => {
  expect(print(add(a.offset(add(duration('5m'), step())), 3))).toBe('a offset +(5m + step()) + 3');
});

test('an empty group before a bracket is written out', () => {
  expect(print(mul(a, add(b, c), { on: ['job'], groupLeft: true }))).toBe(
    'a * on (job) group_left () (b + c)',
  );
  expect(print(mul(a, b, { on: ['job'], groupLeft: true }))).toBe('a * on (job) group_left b');
});

function long(name: string) {
  return rate(metric(`${name}_requests_by_everything_total`, { kind: 'counter' }).over('5m'));
}

test('experimental edges stand behind the range', () => {
  expect(print(a.over('5m').anchored().offset('1h'))).toBe('a[5m] anchored offset 1h');
  expect(print(a.smoothed())).toBe('a smoothed');
});

test('long expressions break over lines', () => {
  const share = div(sum(long('failed'), { by: ['job'] }), add(sum(long('all'), { by: ['job'] }), vector(1)));
  expect(print(avg(share), { pretty: true })).toBe(`avg(
  sum by (job) (rate(failed_requests_by_everything_total[5m]))
  / (sum by (job) (rate(all_requests_by_everything_total[5m])) + vector(1))
)`);
});

test('values are frozen, equal when they say the same, and calls leave them as they were', () => {
  const one = a.where({ job: 'x' });
  expect(Object.isFrozen(one) && Object.isFrozen(one.matchers) && Object.isFrozen(one.matchers[0])).toBe(
    true,
  );
  expect(one.over('5m').offset('1d')).toEqual(one.offset('1d').over('5m'));
  one.where({ le: '1' });
  expect(print(one)).toBe('a{job="x"}');
  expect(() => ((one as { name: string }).name = 'b')).toThrow(TypeError);
});
