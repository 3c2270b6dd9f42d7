import { expect, test } from 'vitest';
import { configSchema } from '../../cli/config/schema.js';
import { boardsOf } from '../../cli/config/settings.js';
import { budgetUsed, projected, teamBudget } from '../../queries/budget/index.js';
import { compile, Refusal } from '../../queries/compile/index.js';
import { collector, type Pipeline } from '../../queries/pipeline.js';
import type { Asked } from '../../queries/question.js';
import { check, print } from '../../src/promql/index.js';

const company = { zone: 'utc', budget: { monthly: 600, teams: { web: 300, 'a$1"\\\n': 5 } } };
const books = collector({ books: true });

function ask(asked: Asked, pipeline: Pipeline = books): string {
  const answer = compile(asked, { pipeline, filters: [], company });
  if (answer.engine !== 'prometheus') throw new Error('it is read from events');
  expect(check(answer.expr).filter(({ severity }) => severity === 'error')).toEqual([]);
  return print(answer.expr);
}

const b = 'claude_code:cost_usd:books';
const seconds = { $__range: '$__range_s', '7d': '604800', '14d': '1209600', '28d': '2419200' } as const;
const opened = 'claude_code:cost_usd:opened';
const gain = (window: keyof typeof seconds) =>
  `(sum(${b} - (${b} offset ${window} or last_over_time(claude_code:cost_usd:books_3h[7h] offset ${window}) or claude_code:cost_usd:opening or ${b} * 0)) unless on () (${opened} <= time() - ${seconds[window]} unless on () last_over_time(${opened}[7h] offset ${window})))`;
const noon = 'vector(${__from:date:seconds} + 46800)';
const weekday = `(day_of_week(${noon}) + 6) % 7`;

test('the budget used is what the range cost over it', () => {
  expect(ask(budgetUsed)).toBe(`${gain('$__range')} / 600`);
});

test('a projection is what was spent and the working days left at the pace of whole weeks', () => {
  const text = ask(projected('middle'));
  const paces = [
    ['7d', 5, '1'],
    ['14d', 10, '2'],
    ['28d', 20, '4'],
  ] as const;
  for (const [window, days, weeks] of paces)
    expect(text).toContain(
      `label_replace(${gain(window)} / ${days} and on () count(${b} offset ${window}), "weeks", "${weeks}", "", "")`,
    );
  expect(text).toContain(`quantile(0.5, label_replace(`);
  const gone = '(vector(time() - ${__from:date:seconds}) / 86400)';
  expect(text).toContain(
    `floor((${weekday} + days_in_month(${noon})) / 7) * 5 + clamp_max((${weekday} + days_in_month(${noon})) % 7, 5)`,
  );
  expect(text.replaceAll(gone, 'GONE')).toContain(`clamp_max((${weekday} + `);
});

test('the budgets of teams are written to the letter', () => {
  expect(ask(teamBudget)).toBe(
    'label_replace(vector(300), "team", "web", "", "") or label_replace(vector(5), "team", "a$$1\\"\\\\\\n", "", "")',
  );
});

test('what needs counters is refused where there are none, and where nothing was said', () => {
  expect(() => ask(projected('middle'), collector({ counters: 'none' }))).toThrow(Refusal);
  expect(() => ask(projected('middle'), collector({ prefer: 'events' }))).not.toThrow();
  const setting = { pipeline: books, filters: [] };
  expect(() => compile(budgetUsed, setting)).toThrow('Write budget: { monthly: 50000 }');
});

const faults = (value: object) =>
  configSchema.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

test('the configuration names what is wrong with a budget, a zone and seats', () => {
  expect(faults({ budget: { monthly: -5 } })).toEqual([
    'budget.monthly: is not an amount of US dollars above 0',
  ]);
  expect(faults({ budget: { monthly: 5, teams: { web: 0 } } })?.[0]).toContain('budget.teams.web');
  expect(faults({ zone: 'Berlin' })?.[0]).toContain('is not a time zone such as Europe/Berlin');
  expect(faults({ seats: 1.5 })?.[0]).toContain('seats');
  expect(faults({ budget: { monthly: 5 }, zone: 'Europe/Berlin', seats: 3 })).toBeUndefined();
});

test('the board stands on the month of the company', () => {
  const settings = configSchema.parse({ zone: 'Asia/Tokyo', budget: { monthly: 5 } });
  const [board] = boardsOf(settings, ['cc-budget']);
  expect(board).toMatchObject({ timezone: 'Asia/Tokyo', time: { from: 'now/M', to: 'now' } });
});
