import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  add,
  check,
  metric,
  neg,
  parse,
  print,
  PromqlError,
  re,
  str,
  type InstantVector,
} from '../../src/promql/index.js';

const a = metric('a', { kind: 'gauge' });

/** The first line of what is said, or `read`. */
function outcome(text: string): string {
  check(text);
  try {
    parse(text);
    return 'read';
  } catch (error) {
    if (error instanceof PromqlError) return error.message.split('\n')[0]!;
    throw error;
  }
}

const deep = 'nested more than 400 levels deep: record a part of the query with a rule';

test.each([
  ['nested brackets', `${'('.repeat(10_000)}a${')'.repeat(10_000)}`, `1:402  ${deep}`],
  ['unclosed brackets', '('.repeat(100_000), `1:402  ${deep}`],
  ['nested calls', `${'abs('.repeat(10_000)}a${')'.repeat(10_000)}`, `1:1605  ${deep}`],
  ['signs', `${'-'.repeat(100_000)}a`, `1:402  ${deep}`],
  ['powers', `${'a^'.repeat(50_000)}a`, `1:803  ${deep}`],
  ['brackets in a window', `a[${'('.repeat(10_000)}`, `1:403  ${deep}`],
  ['a long sum', `${'a+'.repeat(49_999)}a`, 'read'],
  ['260 rates', Array.from({ length: 260 }, () => 'rate(a[5m])').join(' + '), 'read'],
  ['a long chain of comparisons', `${'1 == '.repeat(20_000)}1`, 'read'],
  ['a long chain of sets', `${'a or '.repeat(20_000)}a - b`, 'read'],
  ['a long name', 'a'.repeat(100_000), 'read'],
  ['a long text', `"${'x'.repeat(100_000)}"`, 'read'],
  ['a text never closed', `"${'x'.repeat(100_000)}`, '1:1  this text is never closed: end it with "'],
  ['digits', '1'.repeat(300), 'read'],
  ['spaces', ' '.repeat(100_000), '1:100001  there is no query here: write one, for example up'],
  ['many windows', `${'a[5m:] + '.repeat(10_000)}a`, 'read'],
])('%s', (_, text, said) => {
  expect(outcome(text)).toBe(said);
});

test.each([
  `0x${'0'.repeat(100_000)}x`,
  `${'1_'.repeat(50_000)}x`,
  `${'1'.repeat(100_000)}.x`,
  `${'${a:'.repeat(25_000)}`,
  `a{b=~"${'[['.repeat(50_000)}"}`,
  `a{b=~"[${'[:'.repeat(50_000)}"}`,
  `a{b=~"${'(a*)*'.repeat(20_000)}"}`,
  `a{b=~"${'('.repeat(100_000)}"}`,
  `${'1h'.repeat(50_000)}`,
  `${'#\n'.repeat(50_000)}`,
  `${'"'.repeat(100_001)}`,
])(
  '100,000 characters made to be slow get an answer: %#',
  (text) => {
    expect(outcome(text)).toMatch(/^read$|^\d+:\d+ /);
  },
  10_000,
);

test('a long sum is printed, checked and read back whole', () => {
  let sum: InstantVector = a;
  for (let terms = 1; terms < 20_000; terms += 1) sum = add(sum, a);
  const text = print(sum);
  expect(text).toBe(Array.from({ length: 20_000 }, () => 'a').join(' + '));
  expect(check(sum)).toEqual([]);
  expect(print(parse(text))).toBe(text);
});

test('a built expression that is too deep says so', () => {
  let of: InstantVector = a;
  for (let level = 0; level < 10_000; level += 1) of = neg(of);
  expect(() => print(of)).toThrow('nested more than 400 levels deep');
  expect(check(of).map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['error syntax']);
});

test('half characters are refused where a value is made', () => {
  expect(() => a.where({ job: 'x\ud800' })).toThrow('label "job": "x\\ud800" holds half a character');
  expect(() => a.where({ '\udc00': 'x' })).toThrow('half a character');
  expect(() => re('\ud800')).toThrow('half a character');
  expect(() => str('\ud800')).toThrow('half a character');
  expect(() => metric('\ud800', { kind: 'gauge' })).toThrow('half a character');
});

test('lengths of time that are none are refused where a value is made', () => {
  expect(() => a.over('-5m')).toThrow(
    'a range must be longer than 0, not -5m: for the past there is offset()',
  );
  expect(() => a.over(0)).toThrow('a range must be longer than 0');
  expect(() => a.over('5m1h' as '5m')).toThrow('"5m1h" must name its units from the biggest to the smallest');
  expect(() => a.over('' as '5m')).toThrow('"" is no duration: write a number and a unit, for example 5m');
});

test('bytes that are no characters survive', () => {
  expect(print(parse('"\\xff\\xe2\\x82\\xac\\200"'))).toBe('"\\xff€\\x80"');
});

test('variables in every place give an answer or a clear error', () => {
  const read = [
    '$a',
    '$a{}',
    '$a[5m]',
    'a{$l="x"}',
    'a{l="$v"}',
    'a[$w]',
    'a[[[w]]]',
    'a[${s}s]',
    'a[5m:$s]',
    'a offset $o',
    'a offset -$o',
    'a @ $t',
    'a @ ${t:date:seconds}',
    'sum by ($g) (a)',
    'topk($n, a)',
    'a > $n',
    'a_${x}_total',
    '$a and $b',
    'a * on ($l) group_left ($m) b',
    'count_values("$l", a)',
    '-$n',
    'rate($m[$__rate_interval])',
    '{"a.$b"}',
  ];
  for (const text of read) {
    expect([text, outcome(text)]).toEqual([text, 'read']);
    expect(parse(print(parse(text)))).toEqual(parse(text));
  }
  for (const text of [
    '$f(a)',
    'a $op b',
    'a{$m}',
    'a{l$op"x"}',
    'a{l=$v}',
    '$',
    '${',
    '$1',
    'sum $by (a)',
    'a[$]',
  ]) {
    expect([text, outcome(text)]).not.toEqual([text, 'read']);
  }
});

test('a variable behind a colon ends', () => {
  expect(outcome(':$a')).toBe('read');
  expect(print(parse('job:$metric:rate5m'))).toBe('job:$metric:rate5m');
  expect(outcome(':$a""')).toMatch(/^1:4 /);
});

test('any text at all is read or refused with a place inside of it', () => {
  const piece = fc.constantFrom(
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '`',
    '\\',
    '$',
    '${',
    '[[',
    'a',
    '5m',
    ',',
    ':',
    '-',
    '=',
    '\0',
    '\ud800',
    '\n',
    ' ',
    '#',
  );
  const any = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(any, (text) => {
      for (const { from, to } of check(text)) expect(0 <= from && from <= to && to <= text.length).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
