import { describe, expect, test } from 'vitest';
import { cacheHitRatio, cost } from '../../queries/measures/index.js';
import { collector } from '../../queries/pipeline.js';
import { ask } from './support/ask.js';

const c = 'claude_code_cost_usage_USD_total';
const from = '@ ${__from:date:seconds}';
const now = `sum(last_over_time(${c}[$__range]) - (last_over_time(${c}[1d] offset $__range) or last_over_time(${c}[$__range]) * 0))`;
const before = `sum(last_over_time(${c}[$__range] ${from}) - (last_over_time(${c}[1d] ${from} offset $__range) or last_over_time(${c}[$__range] ${from}) * 0))`;
const requests = '{service_name=~"claude-code.*"} | event_name="api_request"';
const sums = (back = '') => `sum(sum_over_time(${requests} | unwrap cost_usd [$__range]${back}))`;
const earlier = `sum(count_over_time(${requests} [$__range] offset \${__range_s}s\${__range_ms}ms)) > 0`;

describe('from counters', () => {
  test('the range before is read as of its end, and is known where the store reaches back to its start', () => {
    expect(ask(cost.total().previous())).toBe(
      `instant ${before} and on () count(${c} ${from} offset $__range)`,
    );
  });

  test('a change is the one over the other', () => {
    expect(ask(cost.total().change())).toBe(
      `instant (${now} or ${before} * 0) / (${before} > 0) - 1 and on () count(${c} ${from} offset $__range)`,
    );
  });

  test('a ratio changes by a difference', () => {
    expect(ask(cacheHitRatio.total().change())).toMatch(/^instant \(.*\) - \(.*\) and on \(\) count\(/);
  });

  test('books are read in the same way', () => {
    const text = ask(cost.total().previous(), collector({ books: true }));
    const books = 'claude_code:cost_usd:books';
    expect(text).toContain(`sum(${books} ${from} - (${books} ${from} offset $__range or`);
    expect(text).toContain(`and on () count(${books} ${from} offset $__range)`);
  });

  test('each value is compared with its own', () => {
    expect(ask(cost.total().by('team').change())).toContain('/ (label_replace(sum by (team)');
  });
});

const none = (offset = '') => `sum(count_over_time({service_name=~"claude-code.*"}[$__range]${offset})) * 0`;

describe('from events', () => {
  const events = collector({ prefer: 'events' });
  const prior = `${sums(' offset $__range')} or ${none(' offset $__range')}`;

  test('the range before, known where something came in before it', () => {
    expect(ask(cost.total().previous(), events)).toBe(`instant (${prior}) and on () ${earlier}`);
  });

  test('a change is the one over the other', () => {
    expect(ask(cost.total().change(), events)).toBe(
      `instant (${sums()} or ${none()} or (${prior}) * 0) / ((${prior}) > 0) - 1 and on () ${earlier}`,
    );
  });
});

test('bars are not compared', () => {
  expect(() => cost.perStep('1d').change()).toThrow('Cost: only what is asked of a range is compared');
});
