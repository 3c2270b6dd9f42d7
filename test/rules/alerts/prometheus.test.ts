import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { collector, type PipelineOptions } from '../../../queries/pipeline.js';
import { alertFiles, claudeCodeAlerts } from '../../../rules/alerts/index.js';
import { marked } from '../../../src/api/ruler-mark.js';
import { promtool, type Case } from './promtool.js';

const limits = { spendPerHour: 200, spendPerUserDay: 100 };

function rulesOn(options: PipelineOptions): string {
  const { alerts } = claudeCodeAlerts(
    { pipeline: collector(options), individuals: true, boards: [] },
    limits,
  );
  return alertFiles(alerts).find(({ path }) => path === 'rules/prometheus-alerts.yaml')!.text;
}

const cost = (labels: string): string => `claude_code_cost_usage_USD_total{instance="a",${labels}}`;
const tokens = (type: string): string => `claude_code_token_usage_tokens_total{instance="a",type="${type}"}`;

/** So much an hour, for so many minutes. */
const rising = (anHour: number, minutes: number): string => `0+${anHour / 60}x${minutes}`;
const web = cost('team="web"');

const cases: readonly Case[] = [
  {
    name: 'ten times the hour of the day before is a spike',
    series: { [web]: `0+0.1x1440 154+1.6x1440` },
    at: '2d',
    alert: 'ClaudeCodeSpendSpike',
    firing: 1,
  },
  {
    name: 'twice that hour is none',
    series: { [web]: `0+0.5x1440 721+1x1440` },
    at: '2d',
    alert: 'ClaudeCodeSpendSpike',
    firing: 0,
  },
  {
    name: 'ten times very little is none',
    series: { [web]: `0+0.01x1440 15+0.1x1440` },
    at: '2d',
    alert: 'ClaudeCodeSpendSpike',
    firing: 0,
  },
  {
    name: 'an hour above its limit',
    series: { [web]: rising(250, 180) },
    at: '2h',
    alert: 'ClaudeCodeSpendPerHour',
    firing: 1,
  },
  {
    name: 'an hour below its limit',
    series: { [web]: rising(150, 180) },
    at: '2h',
    alert: 'ClaudeCodeSpendPerHour',
    firing: 0,
  },
  {
    name: 'one person of two above the cap of a day',
    series: {
      [cost('team="web",user_email="ann"')]: rising(6, 1500),
      [cost('team="web",user_email="bob"')]: rising(2, 1500),
    },
    at: '25h',
    alert: 'ClaudeCodeSpendPerUser',
    firing: 1,
    labels: ',user_email="ann"',
  },
  {
    name: 'nobody above the cap of a day',
    series: { [cost('team="web",user_email="ann"')]: rising(4, 1500) },
    at: '25h',
    alert: 'ClaudeCodeSpendPerUser',
    firing: 0,
  },
  {
    name: 'four of ten dollars without a team',
    series: { [web]: rising(6, 1600), [cost('team=""')]: rising(4, 1600) },
    at: '26h',
    alert: 'ClaudeCodeSpendUnattributed',
    firing: 1,
  },
  {
    name: 'one of ten dollars without a team',
    series: { [web]: rising(9, 1600), [cost('team=""')]: rising(1, 1600) },
    at: '26h',
    alert: 'ClaudeCodeSpendUnattributed',
    firing: 0,
  },
  {
    name: 'all without a team, but next to nothing',
    series: { [cost('team=""')]: rising(0.1, 1600) },
    at: '26h',
    alert: 'ClaudeCodeSpendUnattributed',
    firing: 0,
  },
  {
    name: 'one token of ten from the cache',
    series: { [tokens('cacheRead')]: rising(1e6, 180), [tokens('input')]: rising(9e6, 180) },
    at: '2h',
    alert: 'ClaudeCodeCacheCollapse',
    firing: 1,
  },
  {
    name: 'nine tokens of ten from the cache',
    series: { [tokens('cacheRead')]: rising(9e6, 180), [tokens('input')]: rising(1e6, 180) },
    at: '2h',
    alert: 'ClaudeCodeCacheCollapse',
    firing: 0,
  },
  {
    name: 'nothing from the cache, but hardly any traffic',
    series: { [tokens('input')]: rising(1e5, 180) },
    at: '2h',
    alert: 'ClaudeCodeCacheCollapse',
    firing: 0,
  },
  {
    name: 'silence at eleven on a Thursday',
    series: { [tokens('input')]: `0+100x540 54000x180` },
    at: '11h',
    alert: 'ClaudeCodeTelemetrySilent',
    firing: 1,
  },
  {
    name: 'no series at all at eleven on a Thursday',
    series: { up: '1x720' },
    at: '11h',
    alert: 'ClaudeCodeTelemetrySilent',
    firing: 1,
  },
  {
    name: 'somebody works at eleven',
    series: { [tokens('input')]: `0+100x720` },
    at: '11h',
    alert: 'ClaudeCodeTelemetrySilent',
    firing: 0,
  },
  {
    name: 'silence at three in the night',
    series: { [tokens('input')]: `100x720` },
    at: '3h',
    alert: 'ClaudeCodeTelemetrySilent',
    firing: 0,
  },
  {
    name: 'silence on a Saturday',
    series: { [tokens('input')]: `100x4000` },
    at: '59h',
    alert: 'ClaudeCodeTelemetrySilent',
    firing: 0,
  },
  {
    name: 'a counter that falls',
    series: { [web]: `0+1x60 5+1x60` },
    at: '70m',
    alert: 'ClaudeCodeMeterRestarts',
    firing: 1,
  },
  {
    name: 'a counter of another replica is no fall',
    series: { [web]: `0+1x60`, 'claude_code_cost_usage_USD_total{instance="b",team="web"}': `_x60 5+1x60` },
    at: '70m',
    alert: 'ClaudeCodeMeterRestarts',
    firing: 0,
  },
];

test.each([...new Set(cases.map(({ alert }) => alert))])(
  '%s fires when it should, and only then',
  async (alert) => {
    const own = cases.filter((one) => one.alert === alert);
    await expect(promtool(only(rulesOn({}), alert), own)).resolves.toContain('SUCCESS');
  },
  600_000,
);

/** The rule file with one alert left in it: the others only cost time. */
function only(text: string, alert: string): string {
  const { groups } = parse(text) as { groups: { rules: { alert: string }[] }[] };
  return stringify({
    groups: groups.flatMap((group) => {
      const rules = group.rules.filter((rule) => rule.alert === alert);
      return rules.length === 0 ? [] : [{ ...group, rules }];
    }),
  });
}

test('a history that does not fit is noticed', async () => {
  const wrong = { ...cases[3]!, firing: 0 };
  await expect(promtool(only(rulesOn({}), wrong.alert), [wrong])).rejects.toThrow('exp: nil');
});

test.each<[string, PipelineOptions]>([
  ['books', { books: true }],
  ['books without people', { books: 'nameless' }],
  ['minutes that rules record', { counters: 'recorded' }],
  ['counters of sessions', { counters: 'perSession' }],
  ['a store of increments', { counters: 'delta' }],
  ['dots in names', { naming: 'utf8Plain' }],
])(
  'the rule file on %s is one promtool accepts',
  async (_, options) => {
    await expect(promtool(rulesOn(options), [])).resolves.toBeDefined();
  },
  240_000,
);

test('promtool takes our mark behind an expression, and the half of the gap that Prometheus answers', async () => {
  const { alerts } = claudeCodeAlerts({ pipeline: collector(), individuals: true, boards: [] });
  const { query } = alerts.find(({ id }) => id === 'meter-gap')!;
  const expr = query.engine === 'both' ? query.prometheus : '';
  const group = marked({ name: 'x', rules: [{ record: 'claude_code:gap', expr }] }, 'acme');
  expect(group.rules[0]!['expr']).toContain('# ccboards acme');
  await expect(promtool(stringify({ groups: [group] }), [])).resolves.toBeDefined();
});
