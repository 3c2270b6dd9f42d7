import { describe, expect, test } from 'vitest';
import { events } from '../../queries/catalog/index.js';
import { Refusal } from '../../queries/compile/index.js';
import { distribution } from '../../queries/distribution.js';
import { cost } from '../../queries/measures/index.js';
import { collector } from '../../queries/pipeline.js';
import { ask } from './support/ask.js';
import { latency, resultSize, speed } from './support/latency.js';

const requests = '{service_name=~"claude-code.*"} | event_name="api_request"';

describe('a percentile', () => {
  test('reads the value of each record', () => {
    expect(ask(latency.quantile(0.95))).toBe(
      `instant quantile_over_time(0.95, ${requests} | unwrap duration_ms [$__range]) by ()`,
    );
  });

  test('by a dimension, without an answer where there are too few records', () => {
    expect(ask(latency.quantile(0.5, { atLeast: 50 }).by('model'))).toBe(
      `instant label_replace(quantile_over_time(0.5, ${requests} | unwrap duration_ms [$__range]) by (model)` +
        ` and sum by (model) (count_over_time(${requests} [$__range])) >= 50, "model", "unknown", "model", "")`,
    );
  });

  test('of each hour', () => {
    expect(ask(latency.quantile(0.99, { per: '1h' }))).toBe(
      `range quantile_over_time(0.99, ${requests} | unwrap duration_ms [1h] offset -1h) by ()`,
    );
  });

  test('of a speed, for each record by itself', () => {
    expect(ask(speed.quantile(0.5))).toBe(
      `instant quantile_over_time(0.5, ${requests} | duration_ms > 0` +
        ' | label_format per_second="{{ divf (mulf .output_tokens 1000) .duration_ms }}"' +
        ' | unwrap per_second [$__range]) by ()',
    );
  });

  test('has the unit of its attribute', () => {
    expect([latency.unit, speed.unit, resultSize.unit]).toEqual(['milliseconds', 'tokensPerSecond', 'bytes']);
  });

  test('needs events', () => {
    expect(() => ask(latency.quantile(0.5), collector({ events: 'none' }))).toThrow(Refusal);
  });

  test('is a part between 0 and 1', () => {
    expect(() => latency.quantile(95)).toThrow('apiDuration: quantile(95) must lie between 0 and 1');
  });

  test('of what an event does not have is refused where it is written', () => {
    const typo = { id: 'x', words: 'X', event: events.apiRequest, of: 'duration' as 'duration_ms' };
    expect(() => distribution(typo)).toThrow(
      'x: api_request has no number "duration". Numbers: cost_usd, cost_usd_micros, duration_ms, input_tokens',
    );
    expect(() => distribution({ ...typo, of: 'cost_usd', perSecondOf: 'duration_ms' })).toThrow(
      'x: only tokens have a speed, not cost_usd',
    );
  });
});

describe('an average', () => {
  test('is one sum over the number of records', () => {
    expect(ask(latency.average().by('model'))).toBe(
      `instant label_replace(sum by (model) (sum_over_time(${requests} | unwrap duration_ms [$__range]))` +
        ` / sum by (model) (count_over_time(${requests} [$__range])), "model", "unknown", "model", "")`,
    );
  });

  test('leaves out records without the value', () => {
    const results = '{service_name=~"claude-code.*"} | event_name="tool_result" | tool_result_size_bytes!=""';
    expect(ask(resultSize.average())).toBe(
      `instant sum(sum_over_time(${results} | unwrap tool_result_size_bytes [$__range]))` +
        ` / sum(count_over_time(${results} [$__range]))`,
    );
  });
});

describe('the top', () => {
  test('is chosen by the store', () => {
    const counter = 'claude_code_cost_usage_USD_total';
    expect(ask(cost.total().by('user').top(10))).toMatch(
      new RegExp(
        `^instant topk\\(10, label_replace\\(sum by \\(user_email\\) \\(last_over_time\\(${counter}`,
      ),
    );
    expect(ask(cost.total().by('model').top(3), collector({ prefer: 'events' }))).toBe(
      `instant sort_desc(topk(3, label_replace(sum by (model) (sum_over_time(${requests} | unwrap cost_usd [$__range])),` +
        ' "model", "unknown", "model", "")))',
    );
  });

  test('is a whole number, and not of bars', () => {
    expect(() => cost.total().by('user').top(0)).toThrow('Cost: top(0) must be a whole number from 1 up');
    expect(() => cost.perStep('1d').by('user').top(3)).toThrow('Ask for the top of a range: total().top(3)');
  });
});
