import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  add,
  addFilters,
  check,
  labelsOf,
  LogqlError,
  num,
  parse,
  print,
  type Expr,
  type Scalar,
} from '../../src/logql/index.js';

function reasonOf(text: string): string {
  try {
    parse(text);
  } catch (error) {
    expect(error).toBeInstanceOf(LogqlError);
    return (error as LogqlError).reason;
  }
  return 'read';
}

const refused: readonly (readonly [string, string, string])[] = [
  ['nothing', '', 'the query is empty: start with a stream selector such as {app="x"}'],
  ['blanks', ' \n\t ', 'the query is empty: start with a stream selector such as {app="x"}'],
  ['a comment only', '# nothing', 'the query is empty: start with a stream selector such as {app="x"}'],
  ['NUL', '{app="a\u0000b"}', 'a NUL character cannot stand in a query: remove it'],
  [
    'half a character',
    '{app="\ud83d"}',
    'half a character (a lone surrogate) cannot stand in a query: remove it',
  ],
  ['a byte order mark', '\ufeff{app="x"}', 'a byte order mark cannot stand in a query: remove it'],
  [
    'a text that never ends',
    '{app="x',
    'this text never ends: a " is missing, here or before (a line break inside is written \\n)',
  ],
  ['a raw text that never ends', '{app=`x', 'this text never ends: close it with `'],
  ['a comment that never ends', '1 /* 2', 'this comment never ends: close it with */'],
  ['a range that never ends', 'rate({app="x"}[5m', 'this range never ends: close it with ]'],
  [
    '10,000 brackets',
    '('.repeat(10_000) + '1' + ')'.repeat(10_000),
    'brackets and operators are nested deeper than 500 levels: split the query',
  ],
  [
    '10,000 brackets around lines',
    `rate(${'('.repeat(10_000)}{a="b"}[5m]`,
    'brackets and operators are nested deeper than 500 levels: split the query',
  ],
  [
    '10,000 brackets in a filter',
    `{a="b"} | ${'('.repeat(10_000)}c="d"`,
    'brackets and operators are nested deeper than 500 levels: split the query',
  ],
  [
    '10,000 powers',
    `2${' ^ 2'.repeat(10_000)}`,
    'brackets and operators are nested deeper than 500 levels: split the query',
  ],
  [
    '10,000 commas',
    `{a="b"} | c="d"${', c="d"'.repeat(10_000)}`,
    'brackets and operators are nested deeper than 500 levels: split the query',
  ],
  [
    'more than Loki reads',
    `{app="${'x'.repeat(131_072)}"}`,
    'the query is 131080 bytes long, and Loki reads up to 131071: split it',
  ],
];

test.each(refused)('refuses %s', (_, text, reason) => {
  expect(reasonOf(text)).toBe(reason);
  expect(check(text)).toMatchObject([{ severity: 'error', rule: 'syntax', message: reason }]);
});

const long: readonly (readonly [string, string])[] = [
  ['a long text', `{app="${'x'.repeat(100_000)}"}`],
  ['many matchers', `{${'app="xx", '.repeat(9999)}app="xx"}`],
  ['many stages', `{app="x"}${' | a="b"'.repeat(12_000)}`],
  ['many texts', `{app="x"} |= "a"${' or "bcde"'.repeat(9999)}`],
  ['many terms', `1${' + 1'.repeat(24_999)}`],
  ['many series', `vector(1)${' + vector(1)'.repeat(8000)}`],
  ['500 brackets', `${'('.repeat(400)}vector(1)${')'.repeat(400)}`],
];

test.each(long)('reads 100,000 characters: %s', (_, text) => {
  const expr = parse(text);
  expect(parse(print(expr)) as unknown).toBeDefined();
  expect(print(parse(print(expr)))).toBe(print(expr));
  expect(check(expr).filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(print(addFilters(expr, { z: 'z' })).length).toBeGreaterThanOrEqual(print(expr).length);
  labelsOf(expr);
});

test('a sum of 20,000 values built one by one can be printed', () => {
  const terms = Array.from({ length: 20_000 }, () => num(1));
  const total = terms.reduce<Scalar>((left, right) => add(left, right), num(0));
  expect(print(total).length).toBe(80_001);
  expect(print(total, { pretty: true }).split('\n').length).toBe(40_001);
});

const places: readonly (readonly [string, string])[] = [
  ['a matcher', '{app=~"$x", $label="y", env="${env:pipe}"}'],
  ['a line filter', '{app="x"} |= "$x" |~ "[[x]]"'],
  ['a label filter', '{app="x"} | $label="x" | a > $limit | b == $x | c=~"$x" | d = ip("$net")'],
  ['stages', '{app="x"} | json a="$path" | regexp "(?P<a>$x)" | line_format "{{.$x}} ${x}" | keep $label, b'],
  ['ranges', 'sum(rate({app="x"}[$__auto] offset $back)) + sum(rate({app="x"}[${window}]))'],
  ['an unwrap', 'sum(sum_over_time({app="x"} | unwrap $field [[[window]]]))'],
  [
    'groupings',
    'sum by ($group) (rate({app="x"}[5m])) / on ($a) group_left ($b) sum by (${group:csv}) (rate({app="x"}[5m]))',
  ],
  [
    'numbers',
    'topk($n, sum(rate({app="x"}[5m]))) / $__range_s > bool vector($v) + quantile_over_time($q, {app="x"} | unwrap a [5m]) by (b)',
  ],
];

test.each(places)('keeps variables in %s', (_, text) => {
  const expr = parse(text);
  expect(print(expr)).toBe(text);
  expect(check(expr).filter(({ rule }) => rule === 'syntax')).toEqual([]);
});

const misplaced: readonly (readonly [string, string])[] = [
  ['{app=$x}', 'expected a text in quotes before "$x": write "$x"'],
  ['{$matchers}', 'expected =, !=, =~ or !~ before "}": streams are chosen by the text of their labels'],
  [
    '{app="x"} $filters',
    'expected the end before "$filters": a variable cannot stand for stages or operators, write them out',
  ],
  ['rate({app="x"}[${n}m])', 'a variable in a range stands alone, unit included: [$__auto], [$window]'],
  ['$fn({app="x"}[5m])', 'expected the end before "(": an operator is missing between the two'],
  [
    '1 $op 2',
    'expected the end before "$op": a variable cannot stand for stages or operators, write them out',
  ],
  ['$ + 1', 'a variable has a name behind the "$": $team or ${team}'],
];

test.each(misplaced)('says where a variable cannot stand: %s', (text, reason) => {
  expect(reasonOf(text)).toBe(reason);
});

test('never crashes, whatever the text', () => {
  const pieces = fc.constantFrom(
    ...'{ } ( ) [ ] , | |= != =~ !~ = == > + - * / ^ " ` $ # [5m] [$x] 5 5s 5KB 1e "x" app by or and unless on ip bool'.split(
      ' ',
    ),
    ...'sum rate count_over_time json logfmt unwrap keep line_format label_format offset group_left vector $v ${w} {{ }}'.split(
      ' ',
    ),
    '{app="x"}',
    ' | ',
    '\n',
    '\\',
    '\u0000',
    '\ud800',
  );
  const text = fc.oneof(
    fc.array(pieces, { maxLength: 30 }).map((found) => found.join(' ')),
    fc.array(pieces, { maxLength: 30 }).map((found) => found.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  fc.assert(
    fc.property(text, (found) => {
      for (const { from, to } of check(found)) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(Math.max(1, found.length));
        expect(from).toBeLessThanOrEqual(to);
      }
      const expr = attempt(found);
      if (expr) expect(parse(print(expr))).toEqual(expr);
    }),
    { numRuns: 2000 },
  );
});

function attempt(text: string): Expr | undefined {
  try {
    return parse(text);
  } catch (error) {
    expect(error).toBeInstanceOf(LogqlError);
    return undefined;
  }
}

test('aggregations inside of aggregations are told to be too deep, whatever the depth', () => {
  for (const levels of [600, 2000, 10_000]) {
    const text = `${'sum('.repeat(levels)}rate({a="b"}[5m])${')'.repeat(levels)}`;
    expect(check(text).map(({ message }) => message)).toEqual([
      'brackets and operators are nested deeper than 500 levels: split the query',
    ]);
  }
});
