import { expect, test } from 'vitest';
import { asOf, duration, parse, print, type VariableNode } from '../../src/promql/index.js';

test('everything is read at one moment, offsets count from there', () => {
  const from = duration('${__from:date:seconds}') as VariableNode;
  expect(print(asOf(parse('sum(last_over_time(a[1h])) - sum(a offset 1d) * 0'), from))).toBe(
    'sum(last_over_time(a[1h] @ ${__from:date:seconds})) - sum(a @ ${__from:date:seconds} offset 1d) * 0',
  );
});

test('what is read at a moment of its own stays there', () => {
  expect(print(asOf(parse('a @ 5 - a'), 'end'))).toBe('a @ 5 - a @ end()');
});
