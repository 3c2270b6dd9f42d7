import { expect, test } from 'vitest';
import { check, parse, PromqlError } from '../../src/promql/index.js';

/** A broken query, the line and character of its fault, and what is said about it. */
const broken: readonly (readonly [query: string, place: string, reason: string])[] = [
  ['', '1:1', 'there is no query here: write one, for example up'],
  ['   # only a comment', '1:20', 'there is no query here: write one, for example up'],
  ['sum(rate(x[5m]) by (job)', '1:17', 'expected ")" before "by": the aggregation closes too late'],
  ['sum(up', '1:7', 'expected ")" to close the "(" at 1:4'],
  ['up{job="api"', '1:13', 'expected "}" to close the "{" at 1:3'],
  ['rate(up[5m)', '1:11', 'expected "]" or ":" before ")"'],
  ['rate(up[5m', '1:11', 'expected "]" to close the "[" at 1:8'],
  ['up{job=api}', '1:8', 'expected a quoted text after "=", not "api": write "api"'],
  ['up{job=5}', '1:8', 'expected a quoted text after "=", not "5": write "5"'],
  ['up{job=="api"}', '1:7', 'labels are compared with one "="'],
  ['up{job}', '1:7', 'expected "=", "!=", "=~" or "!~" after the label "job", not "}"'],
  ['up{"job"="a" "b"}', '1:14', 'expected "," or "}" before the text "b"'],
  ['up{=~"x"}', '1:4', 'expected a label before "=~"'],
  ['up job', '1:4', 'expected an operator or the end, not "job"'],
  ['up)', '1:3', 'nothing is open that this closes: remove it'],
  ['sum(up,)', '1:8', 'a list of arguments may not end with ","'],
  ['rte(up[5m])', '1:1', 'there is no function "rte": did you mean "rate"?'],
  ['sumOverTime(up[5m])', '1:1', 'there is no function "sumOverTime": did you mean "sum_over_time"?'],
  ['rate()', '1:1', 'rate() takes 1 argument, not 0'],
  ['topk(up)', '1:1', 'topk() takes 2 arguments: a number and a vector, not 1'],
  ['sum(up, up)', '1:1', 'sum() takes 1 argument, not 2'],
  ['label_replace(up, "a", "b")', '1:1', 'label_replace() takes 5 arguments, not 3'],
  ['up[5]m', '1:6', 'expected an operator or the end, not "m"'],
  ['up[5minutes]', '1:4', '"minutes" is no unit of time: use ms, s, m, h, d, w or y'],
  ['up[1m1h]', '1:4', '"1m1h" must name its units from the biggest to the smallest, each once'],
  ['up[]', '1:4', 'expected a length of time between the brackets, for example [5m]'],
  ['up[0s]', '1:4', 'a range must be longer than 0'],
  ['up offset', '1:10', 'expected a length of time such as 5m, not the end'],
  ['up[5m] offset 1h offset 2h', '1:18', '"offset" may stand only once'],
  ['up offset 5m [1h]', '1:14', '"offset" must follow the range, not stand before it'],
  [
    'rate(up)[5m]',
    '1:9',
    'a range follows a selector: for a range of an expression write a subquery, for example [1h:5m]',
  ],
  [
    '(up)[5m]',
    '1:5',
    'a range follows a selector: for a range of an expression write a subquery, for example [1h:5m]',
  ],
  ['up[5m][5m]', '1:7', 'a range of a range: only one window may follow'],
  ['up{a="b}', '1:6', 'this text is never closed: end it with "'],
  ["up{a='b\nc'}", '1:6', "this text is never closed: end it with '"],
  ['up{a="\\d"}', '1:7', '"\\d" is no escape: write "\\\\" for a backslash'],
  ['up{a="\\xg1"}', '1:7', 'the escape "\\x" needs 2 hexadecimal digits'],
  ['up ! 1', '1:4', '"!" stands alone: write "!=" for not equal'],
  ['up =~ "x"', '1:4', '"=~" belongs inside braces: write {label=~"..."}'],
  ['up && down', '1:4', '"&" is no operator: write "and"'],
  ['up = 1', '1:4', 'values are compared with "=="'],
  ['up + ', '1:6', 'expected an expression, not the end'],
  ['* up', '1:1', 'expected an expression, not "*"'],
  ['up + bool', '1:10', 'expected an expression, not the end'],
  ['a * group_left b', '1:5', '"group_left" must follow on (...) or ignoring (...)'],
  ['a + on b', '1:8', 'expected "(" with the labels after "on", not "b"'],
  ['sum by job (up)', '1:8', 'expected "(" with the labels after "by", not "job"'],
  ['sum by (job)', '1:13', 'expected "(" with what to aggregate after the labels, not the end'],
  ['sum by ("") (up)', '1:9', 'a label needs a name, not an empty text'],
  ['foo{"bar"}', '1:1', 'the metric is named twice, before the braces and inside'],
  ['up @ now', '1:6', 'expected seconds since 1970, start() or end() after "@", not "now"'],
  ['up @ start', '1:11', 'expected "()" after "@ start"'],
  ['$agg(up)', '1:1', 'a variable cannot name a function or an aggregation: write the name'],
  ['up{$filters}', '1:4', 'a variable cannot stand for whole matchers: write label=~"$filters"'],
  ['up $', '1:4', '"$" starts no variable: write $name or ${name}'],
  ['1e', '1:1', '"1e" is no number: write it like 12, 0.5 or 1e3'],
  ['0x', '1:1', '"0x" is no number: write it like 12, 0.5 or 1e3'],
  ['99999999999999999999y', '1:1', '"99999999999999999999y" is too long: the engine holds about 292 years'],
  ['up[5m:', '1:7', 'expected a length of time such as 5m, not the end'],
  ['été', '1:1', '"é" has no meaning outside of quotes: remove it, or quote the name it belongs to'],
  [
    'up{a="\ud800"}',
    '1:7',
    'a text may not hold half a character (a lone surrogate): remove it or escape it',
  ],
  ['up\u0000', '1:3', 'U+0000 has no meaning outside of quotes: remove it, or quote the name it belongs to'],
  ['(', '1:2', 'expected an expression, not the end'],
  ['()', '1:2', 'expected an expression between the brackets'],
  ['up offset bar', '1:11', 'expected a length of time such as 5m, not "bar"'],
  ['a\nand\nb c', '3:3', 'expected an operator or the end, not "c"'],
  ['max(a) by (x) by (y)', '1:15', 'expected an operator or the end, not "by"'],
  ['up[step():5m]', '1:10', 'the engine needs a number or duration before ":"'],
  ['a and bool', '1:11', 'expected an expression, not the end'],
  ['sum(up offset "5m")', '1:15', 'expected a length of time such as 5m, not the text "5m"'],
  ['1.2.3', '1:4', 'expected an operator or the end, not ".3"'],
  ['up[NaN]', '1:4', '"NaN" is no length of time'],
];

function fault(query: string): PromqlError {
  try {
    parse(query);
  } catch (error) {
    if (error instanceof PromqlError) return error;
    throw error;
  }
  throw new Error(`${query} was accepted`);
}

test('there are enough of them', () => {
  expect(new Set(broken.map(([query]) => query)).size).toBeGreaterThanOrEqual(40);
});

test.each(broken)('%j is refused at %s', (query, place, reason) => {
  const { line, column, reason: said, message } = fault(query);
  expect([`${line}:${column}`, said]).toEqual([place, reason]);
  // eslint-disable-next-line no-control-regex
  const shown = query.split('\n')[line - 1]!.replaceAll(/[\0\ud800]/g, '\ufffd');
  expect(message).toBe(`${place}  ${reason}\n  ${shown}\n  ${' '.repeat(column - 1)}^`);
});

test('the whole message, as a person sees it', () => {
  expect(fault('sum(rate(x[5m]) by (job)').message).toBe(
    `1:17  expected ")" before "by": the aggregation closes too late
  sum(rate(x[5m]) by (job)
                  ^`,
  );
});

test('a long line is shown around the fault', () => {
  const { message, column } = fault(`${'a + '.repeat(200)}! b`);
  const [head, line, caret] = message.split('\n');
  expect([head!.split(' ')[0], column]).toEqual(['1:801', 801]);
  expect(line!.length).toBeLessThan(110);
  expect(line![caret!.indexOf('^')]).toBe('!');
});

test('check() finds the same fault at the same place', () => {
  for (const [query] of broken) {
    const { from, to, reason } = fault(query);
    expect(check(query)).toEqual([{ severity: 'error', rule: 'syntax', message: reason, from, to }]);
  }
});
