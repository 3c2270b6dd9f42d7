import { describe, expect, test } from 'vitest';
import { print as printLogql } from '../../src/logql/index.js';
import { print as printPromql } from '../../src/promql/index.js';
import { compile, Refusal } from '../../queries/compile/index.js';
import { missing, type Dimension } from '../../queries/dimension.js';
import { activeUsers, cost, inputTokens, sessions } from '../../queries/measures/index.js';
import { collector, type Pipeline } from '../../queries/pipeline.js';
import type { Asked } from '../../queries/question.js';

const byCounters = collector();
const byEvents = collector({ prefer: 'events' });

function ask(asked: Asked, pipeline: Pipeline = byCounters, filters: readonly Dimension[] = []): string {
  const { engine, kind, expr } = compile(asked, { pipeline, filters });
  return `${kind} ${engine === 'prometheus' ? printPromql(expr) : printLogql(expr)}`;
}

describe('from counters the collector keeps', () => {
  test('a total is the last value less the one before the range', () => {
    expect(ask(cost.total())).toBe(
      'instant sum(last_over_time(claude_code_cost_usage_USD_total[$__range])' +
        ' - (last_over_time(claude_code_cost_usage_USD_total[1d] offset $__range)' +
        ' or last_over_time(claude_code_cost_usage_USD_total[$__range]) * 0))',
    );
  });

  test('a total by a dimension names what has none', () => {
    expect(ask(cost.total().by('team'))).toBe(
      'instant label_replace(sum by (team) (last_over_time(claude_code_cost_usage_USD_total[$__range])' +
        ' - (last_over_time(claude_code_cost_usage_USD_total[1d] offset $__range)' +
        ' or last_over_time(claude_code_cost_usage_USD_total[$__range]) * 0)),' +
        ' "team", "unattributed", "team", "")',
    );
  });

  test('a bar reads the step that follows it', () => {
    expect(ask(cost.perStep('1d'))).toBe(
      'range sum(last_over_time(claude_code_cost_usage_USD_total[1d] offset -1d)' +
        ' - (last_over_time(claude_code_cost_usage_USD_total[1d])' +
        ' or last_over_time(claude_code_cost_usage_USD_total[1d] offset -1d) * 0))',
    );
  });

  test('a filtered number is 0 while the counter is there', () => {
    const selected = 'claude_code_session_count_total{start_type!="agents_view"}';
    expect(ask(sessions.total())).toBe(
      `instant sum(last_over_time(${selected}[$__range]) - (last_over_time(${selected}[1d] offset $__range)` +
        ` or last_over_time(${selected}[$__range]) * 0)) or count(claude_code_session_count_total) * 0`,
    );
  });

  test('the filters of the board reach what has the dimension, and the rest is said', () => {
    const setting = { pipeline: byCounters, filters: ['team', 'model'] } as const;
    const { unfiltered } = compile(sessions.total(), setting);
    expect(unfiltered).toEqual(['model']);
    expect(ask(sessions.total(), byCounters, ['team', 'model'])).toContain(
      '{start_type!="agents_view", team=~"$team"}',
    );
  });

  test('a question about what has no team and the filter by team hold both', () => {
    expect(ask(cost.total().where({ team: missing }), byCounters, ['team'])).toContain(
      '{team="", team=~"$team"}',
    );
  });

  test('several values become one expression, each to the letter', () => {
    expect(ask(cost.total().where({ model: ['a.b', 'c|d'] }))).toContain(String.raw`{model=~"a\\.b|c\\|d"}`);
  });

  test('users are those whose counter moved', () => {
    const c = 'claude_code_token_usage_tokens_total';
    expect(ask(activeUsers.distinct())).toBe(
      `instant count(sum by (user_email) (last_over_time(${c}[$__range])` +
        ` - (last_over_time(${c}[1d] offset $__range) or last_over_time(${c}[$__range]) * 0)) > 0)`,
    );
  });

  test('a share has no answer where the whole is nothing', () => {
    expect(ask(inputTokens.total().shareOf(inputTokens.total()))).toMatch(
      /^instant \(.* or .* \* 0\) \/ \(.* > 0\)$/,
    );
  });

  test('names follow the company', () => {
    const own = collector({ own: { team: 'org.team-id' } });
    expect(ask(cost.total().by('team'), own)).toContain('sum by (org_team_id)');
  });
});

describe('from events', () => {
  const stream = '{service_name=~"claude-code.*"} | event_name="api_request"';
  const none = 'sum(count_over_time({service_name=~"claude-code.*"}[$__range])) * 0';

  test('a total sums what each record holds', () => {
    expect(ask(cost.total(), byEvents)).toBe(
      `instant sum(sum_over_time(${stream} | unwrap cost_usd [$__range])) or ${none}`,
    );
  });

  test('a day bar reads the day that follows it, in hours', () => {
    expect(ask(cost.perStep('1d').by('model'), byEvents)).toBe(
      `range label_replace(sum by (model) (sum_over_time(${stream} | unwrap cost_usd [24h] offset -24h)),` +
        ' "model", "unknown", "model", "")',
    );
  });

  test('a reader without a name is nobody, not all who have none', () => {
    const [first] = ask(cost.total().where({ user: '$user' }), byEvents).split(' | unwrap');
    expect(first).toContain(
      '| user_email="$user" and user_email!="" or user_email="" and (enduser_id="$user"',
    );
    expect(first).toMatch(/user_id="\$user" and user_id!=""\)\)$/);
  });

  test('users are those with a request', () => {
    const named = 'label_format user_email="{{or .user_email .enduser_id .user_account_uuid .user_id}}"';
    expect(ask(activeUsers.distinct(), byEvents)).toBe(
      `instant count(sum by (user_email) (count_over_time(${stream} | ${named} [$__range])))` +
        ` or sum(count_over_time({service_name=~"claude-code.*"} | ${named} [$__range])) * 0`,
    );
  });
});

describe('where a question is read', () => {
  test('the other signal answers what the preferred one does not know', () => {
    expect(compile(cost.total().by('skill'), { pipeline: byCounters, filters: [] }).source).toBe('event');
    expect(compile(sessions.total(), { pipeline: byEvents, filters: [] }).source).toBe('counter');
  });

  test('what neither knows is refused with both reasons', () => {
    expect(() => ask(sessions.total(), collector({ counters: 'none' }))).toThrow(
      new Refusal('Sessions', 'this pipeline has no counters; no event holds it'),
    );
  });
});

describe('without types', () => {
  test('a dimension there is not is named with those there are', () => {
    const typo = 'teem' as 'team';
    expect(() => cost.total().by(typo)).toThrow(/^There is no dimension "teem"\. Dimensions: team, /);
    expect(() => cost.total().where({ [typo]: 'web' })).toThrow('There is no dimension "teem"');
  });

  test('a setting there is not, or a word it does not know, is named', () => {
    expect(() => collector({ prefer: 'event' as 'events' })).toThrow(
      'pipeline › prefer: "event" is none of counters, events',
    );
    expect(() => collector({ prefr: 'events' } as object)).toThrow(
      'pipeline › prefr: there is no such setting',
    );
  });
});
