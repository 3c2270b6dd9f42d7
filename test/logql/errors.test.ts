import { expect, test } from 'vitest';
import { check, LogqlError, parse, raw } from '../../src/logql/index.js';
import { faultText } from '../../src/logql/error.js';
import { broken } from './broken.js';

test('there are more than 40 broken queries', () => {
  expect(broken.length).toBeGreaterThan(40);
});

/** What a person reads: the place, the reason, the line, and a caret under the place. */
const told = (query: string, column: number, reason: string): string =>
  `1:${column}  ${reason}\n  ${query}\n  ${' '.repeat(column - 1)}^`;

test.each([
  ...broken.map(([query, column, reason]) => [query, told(query, column, reason)]),
  [
    'sum(\n  rate({service_name="app"}\n    | json\n    | cost > "5" [5m]))',
    '4:14  a text cannot be compared with >: leave out the quotes to compare numbers, durations or sizes\n' +
      '      | cost > "5" [5m]))\n               ^',
  ],
])('%s', (text, said) => {
  const finding = check(text).find(({ severity }) => severity === 'error')!;
  const { message: reason, from, to } = finding;
  expect(faultText({ reason, text, from, to })).toBe(said);
  expect(to).toBeLessThanOrEqual(Math.max(text.length, 1));
});

test('parse throws the same text, with line and column', () => {
  const text = 'sum(\n  rate({app="x"}[5])\n)';
  const error = caught(() => parse(text));
  expect(error).toBeInstanceOf(LogqlError);
  expect(error.message).toBe(
    '2:18  a range needs a unit: write [5s] or [5m]\n    rate({app="x"}[5])\n                   ^',
  );
  expect(error).toMatchObject({ line: 2, column: 18, from: 22, to: 23, text });
  expect(text.slice(error.from, error.to)).toBe('5');
});

test('raw throws what check finds, too', () => {
  expect(caught(() => raw('sum_over_time({app="x"}[5m])')).message).toBe(
    '1:15  sum_over_time needs a number from each line: add | unwrap <label> before the range\n' +
      '  sum_over_time({app="x"}[5m])\n                ^',
  );
});

test('a long line is cut around the place', () => {
  const text = `{app="x"} ${'|= "some text" '.repeat(50)}|= oops ${'|= "some text" '.repeat(50)}`;
  const [place, line, caret] = caught(() => parse(text)).message.split('\n');
  expect(place).toBe('1:764  expected a text in quotes before "oops": write "oops"');
  expect(line).toMatch(/^ {2}\.\.\..*\|= oops \|= .*\.\.\.$/);
  expect(line!.length).toBeLessThan(120);
  expect(line!.slice(caret!.indexOf('^'))).toMatch(/^oops/);
});

function caught(work: () => unknown): LogqlError {
  try {
    work();
  } catch (error) {
    return error as LogqlError;
  }
  throw new Error('nothing was thrown');
}
