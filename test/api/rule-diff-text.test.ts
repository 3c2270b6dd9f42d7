import { expect, test } from 'vitest';
import type { RuleGroup } from '../../src/api/index.js';
import { changeLines } from '../../src/api/print-change.js';
import { ruleDiff } from '../../src/api/rule-diff.js';
import { alertRule, recordRule } from './fixture.js';

const long = 'sum by (team) (claude_code:cost_usd:books - (claude_code:cost_usd:books offset $__range))';
const group = (rules: RuleGroup['rules'], interval = 60): Pick<RuleGroup, 'interval' | 'rules'> => ({
  interval,
  rules,
});
const budget = alertRule('b', 'Budget');

test.each<[string, ReturnType<typeof group>, string]>([
  ['durations in another spelling', group([{ ...budget, for: '1m', keep_firing_for: '1w' }]), ''],
  ['the interval', group([budget], 120), 'interval: 60s -> 120s'],
  ['the query', group([alertRule('b', 'Budget', { expr: long })]), `rule "Budget" › A\n  - up\n  + ${long}`],
  ['the threshold', group([alertRule('b', 'Budget', { limit: 9 })]), 'rule "Budget" › B › limit: 5 -> 9'],
  ['how long it waits', group([{ ...budget, for: '10m' }]), 'rule "Budget" › for: 1m -> 10m'],
  [
    'a label',
    group([{ ...budget, labels: { severity: 'info' } }]),
    'rule "Budget" › labels.severity: page -> info',
  ],
  ['a rule more', group([budget, recordRule('r', 'a:b')]), '+ rule "a:b"\n+   records a:b\n+   A  up'],
  ['a rule less', group([]), '- rule "Budget"\n-   alert\n-   A  up\n-   B  threshold of A'],
])('of a rule group: %s', (_name, after, text) => {
  expect(
    ruleDiff(group([budget]), after)
      .flatMap(changeLines)
      .join('\n'),
  ).toBe(text);
});

test('rules in another order', () => {
  const [a, b] = [alertRule('a', 'A'), alertRule('b', 'B')];
  expect(ruleDiff(group([a, b]), group([b, a])).flatMap(changeLines)).toEqual(['order: A, B -> B, A']);
});
