import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { collector } from '../../../queries/pipeline.js';
import { claudeCodeAlerts, monthRules, rulerAlerts } from '../../../rules/alerts/index.js';
import { content } from '../../../rules/index.js';
import { promtool, type Case } from './promtool.js';

const budget = { monthly: 100, teams: { web: 50, data: 20 } };
const setting = { pipeline: collector({ books: true }), individuals: true, boards: [] };
const { alerts } = claudeCodeAlerts(setting, { budget });

/** Prometheus' month begins with 1970; February begins after 744 hours. An evaluation an hour is enough. */
function rules(): string {
  const own = rulerAlerts(
    alerts.filter(({ topic }) => topic === 'budget'),
    { engine: 'prometheus' },
  );
  const text = stringify({ groups: [content(monthRules()), ...own] });
  return text.replaceAll(/interval: \dm/g, 'interval: 1h');
}

const book = (team: string, instance = 'a'): string =>
  `claude_code:cost_usd:books{instance="${instance}",team="${team}"}`;

const at = (hours: number): string => `${744 + hours}h`;
const web = { [book('web')]: '0+1x900' };

const cases: readonly Case[] = [
  { name: 'a month begins anew', series: web, at: at(40), alert: 'ClaudeCodeBudget50', firing: 0 },
  { name: 'half of it', series: web, at: at(60), alert: 'ClaudeCodeBudget50', firing: 1 },
  { name: 'half of it is not more', series: web, at: at(60), alert: 'ClaudeCodeBudget80', firing: 0 },
  { name: 'eight tenths', series: web, at: at(90), alert: 'ClaudeCodeBudget80', firing: 1 },
  { name: 'all of it', series: web, at: at(110), alert: 'ClaudeCodeBudget100', firing: 1 },
  {
    name: 'one of two teams',
    series: { ...web, [book('data')]: '0+0.1x900' },
    at: at(48),
    alert: 'ClaudeCodeBudgetTeam80',
    firing: 1,
    labels: ',team="web"',
  },
  {
    name: 'a replica that begins within the month begins at nothing',
    series: { ...web, [book('web', 'b')]: '_x745 30+0x150' },
    at: at(30),
    alert: 'ClaudeCodeBudget50',
    firing: 1,
  },
  {
    name: 'where the rules begin, what was there before does not count',
    series: { [book('web')]: '5000+1x900' },
    at: '40h',
    alert: 'ClaudeCodeBudget50',
    firing: 0,
  },
];

test('the budget of a month is told from its first day', async () => {
  await expect(promtool(rules(), cases, { interval: '1h' })).resolves.toContain('SUCCESS');
});

test('without books a month cannot be told, and the reason is given', () => {
  const { missing } = claudeCodeAlerts({ ...setting, pipeline: collector() }, { budget });
  expect(missing.filter(({ id }) => id.startsWith('budget'))).toHaveLength(5);
  expect(missing[0]!.reason).toMatch(/^Only books can tell what the month has cost so far/);
});
