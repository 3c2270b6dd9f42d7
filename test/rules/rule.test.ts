import { expect, test } from 'vitest';
import { content, record, recordLogs, ruleGroup } from '../../rules/index.js';
import { countOverTime, events } from '../../src/logql/index.js';
import { metric, sum } from '../../src/promql/index.js';

const up = metric('up', { kind: 'gauge' });
const one = record('job:up:sum', sum(up, { by: ['job'] }));
const group = (rules: readonly ReturnType<typeof record>[]) =>
  ruleGroup({ name: 'g', engine: 'prometheus', interval: '1m', rules });

test('a rule holds the text its engine reads', () => {
  expect(one).toEqual({ record: 'job:up:sum', expr: 'sum by (job) (up)', labels: {} });
  expect(recordLogs('logs:count', countOverTime(events({ app: 'a' }), '1m')).expr).toBe(
    'count_over_time({app="a"}[1m])',
  );
});

test('a group as a ruler reads it, labels only where there are any', () => {
  const labelled = record('up:other', up, { team: 'web' });
  expect(content(group([one, labelled]))).toEqual({
    name: 'g',
    interval: '1m',
    rules: [
      { record: 'job:up:sum', expr: 'sum by (job) (up)' },
      { record: 'up:other', expr: 'up', labels: { team: 'web' } },
    ],
  });
});

test('values cannot be changed', () => {
  const made = group([one]);
  for (const value of [one, one.labels, made, made.rules]) expect(Object.isFrozen(value)).toBe(true);
});

test('a name no store takes is refused with what would be one', () => {
  expect(() => record('cost.usd', up)).toThrow(
    'record("cost.usd"): a recorded series is named by letters, digits, "_" and ":"',
  );
});

test('the same series twice is refused; with other labels it is another', () => {
  expect(() => group([one, one])).toThrow('rules › g: "job:up:sum" is recorded twice. Keep one.');
  expect(group([one, record('job:up:sum', up, { half: '2' })]).rules).toHaveLength(2);
});
