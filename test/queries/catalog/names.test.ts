import { expect, test } from 'vitest';
import {
  labelName,
  logKey,
  metricOf,
  metrics,
  promName,
  promNames,
  strategies,
  type NameStrategy,
} from '../../../queries/catalog/index.js';

const names: Record<NameStrategy, Record<keyof typeof metrics, string>> = {
  underscores: {
    sessionCount: 'claude_code_session_count_total',
    linesOfCodeCount: 'claude_code_lines_of_code_count_total',
    pullRequestCount: 'claude_code_pull_request_count_total',
    commitCount: 'claude_code_commit_count_total',
    costUsage: 'claude_code_cost_usage_USD_total',
    tokenUsage: 'claude_code_token_usage_tokens_total',
    codeEditToolDecision: 'claude_code_code_edit_tool_decision_total',
    activeTimeTotal: 'claude_code_active_time_seconds_total',
  },
  underscoresPlain: {
    sessionCount: 'claude_code_session_count',
    linesOfCodeCount: 'claude_code_lines_of_code_count',
    pullRequestCount: 'claude_code_pull_request_count',
    commitCount: 'claude_code_commit_count',
    costUsage: 'claude_code_cost_usage',
    tokenUsage: 'claude_code_token_usage',
    codeEditToolDecision: 'claude_code_code_edit_tool_decision',
    activeTimeTotal: 'claude_code_active_time_total',
  },
  utf8: {
    sessionCount: 'claude_code.session.count_total',
    linesOfCodeCount: 'claude_code.lines_of_code.count_total',
    pullRequestCount: 'claude_code.pull_request.count_total',
    commitCount: 'claude_code.commit.count_total',
    costUsage: 'claude_code.cost.usage_USD_total',
    tokenUsage: 'claude_code.token.usage_tokens_total',
    codeEditToolDecision: 'claude_code.code_edit_tool.decision_total',
    activeTimeTotal: 'claude_code.active_time_seconds_total',
  },
  utf8Plain: {
    sessionCount: 'claude_code.session.count',
    linesOfCodeCount: 'claude_code.lines_of_code.count',
    pullRequestCount: 'claude_code.pull_request.count',
    commitCount: 'claude_code.commit.count',
    costUsage: 'claude_code.cost.usage',
    tokenUsage: 'claude_code.token.usage',
    codeEditToolDecision: 'claude_code.code_edit_tool.decision',
    activeTimeTotal: 'claude_code.active_time.total',
  },
  ownExporter: {
    sessionCount: 'claude_code_session_count_total',
    linesOfCodeCount: 'claude_code_lines_of_code_count_total',
    pullRequestCount: 'claude_code_pull_request_count_total',
    commitCount: 'claude_code_commit_count_total',
    costUsage: 'claude_code_cost_usage_total',
    tokenUsage: 'claude_code_token_usage_total',
    codeEditToolDecision: 'claude_code_code_edit_tool_decision_total',
    activeTimeTotal: 'claude_code_active_time_total',
  },
};

test.each(Object.keys(strategies) as NameStrategy[])('metric names, %s', (strategy) => {
  const found = Object.entries(metrics).map(([key, metric]) => [key, promName(metric, strategy)]);
  expect(Object.fromEntries(found)).toEqual(names[strategy]);
});

test('every spelling leads back to its metric, and to no other', () => {
  for (const metric of Object.values(metrics)) {
    for (const name of promNames(metric)) expect(metricOf(name), name).toBe(metric.name);
  }
  expect(metricOf('claude_code_code_edit_tool_decision_count_total')).toBe(
    'claude_code.code_edit_tool.decision',
  );
  expect(metricOf('claude_code_active_time_total_seconds_total')).toBe('claude_code.active_time.total');
  expect(metricOf('claude_code_cost_usage_usd_total')).toBe('claude_code.cost.usage');
  expect(metricOf('claude_code_claude_code_token_usage_tokens_total')).toBe('claude_code.token.usage');
  expect(metricOf('http_requests_total')).toBeUndefined();
});

test('old releases sent the unit "count"; a name that ends with it stays single', () => {
  expect(promNames(metrics.sessionCount)).toEqual([
    'claude_code_session_count_total',
    'claude_code_session_count',
    'claude_code.session.count_total',
    'claude_code.session.count',
  ]);
});

test.each([
  ['session.id', 'session_id', 'session.id'],
  ['user.account_uuid', 'user_account_uuid', 'user.account_uuid'],
  ['vcs.repository.url.full', 'vcs_repository_url_full', 'vcs.repository.url.full'],
  ['team-id', 'team_id', 'team-id'],
  ['a..b', 'a__b', 'a..b'],
  ['2nd', 'key_2nd', '2nd'],
  ['_own', 'key_own', '_own'],
  ['__own', '__own', '__own'],
])('label of %s', (attribute, underscores, utf8) => {
  expect(labelName(attribute, 'underscores')).toBe(underscores);
  expect(labelName(attribute, 'underscoresPlain')).toBe(underscores);
  expect(logKey(attribute)).toBe(underscores);
  expect(labelName(attribute, 'utf8')).toBe(utf8);
  expect(labelName(attribute, 'utf8Plain')).toBe(utf8);
});
