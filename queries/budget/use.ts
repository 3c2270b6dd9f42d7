import { div, labelReplace, mul, or, sub, vector, type InstantVector } from '../../src/promql/index.js';
import { labelOf } from '../compile/label.js';
import { derived, type Known } from '../derived.js';
import { cost } from '../measures/index.js';
import type { Asked, Days } from '../question.js';
import { daysOfMonth, monthGone } from './calendar.js';

/** What the range shown cost, from counters where there are any: Loki answers for no more than thirty days. */
export const costSoFar: Asked = derived({
  id: 'cost',
  words: 'Cost',
  unit: 'currencyUSD',
  aggregate: 'total',
  from: cost.total(),
  elseEvents: true,
  note: cost.note!,
  read: (answer) => answer(cost.total()),
});

/** The part of the monthly budget that the range shown has used. */
export const budgetUsed: Asked = derived({
  id: 'budgetUsed',
  words: 'Budget used',
  unit: 'ratio',
  from: cost.total(),
  needs: 'budget',
  note: 'What the range cost over the budget of one month.',
  read: (answer, { budget }) => div(answer(cost.total()), budget!.monthly),
});

/** How far spending is ahead of a line that uses the budget evenly, as a part of the budget. */
export const aheadOfLine: Asked = derived({
  id: 'budgetAhead',
  words: 'Ahead of the even line',
  unit: 'ratio',
  from: cost.total(),
  needs: 'budget',
  note: 'The part of the budget that is used less the part of the month that is over; below zero there is something to spare.',
  read: (answer, { budget }) => sub(div(answer(cost.total()), budget!.monthly), monthGone()),
});

/** What an even use of the budget comes to at the end of each hour. */
export const evenLine: Asked = derived({
  id: 'budgetLine',
  words: 'Budget, used evenly',
  unit: 'currencyUSD',
  aggregate: 'total',
  window: '1h',
  from: cost.perStep('1h'),
  needs: 'budget',
  note: 'The line uses the budget evenly over every day of the month.',
  read: (_, { budget }) => mul(monthGone(3600), budget!.monthly),
});

/** What each hour cost, from counters whatever is preferred elsewhere: the line stands beside it. */
export const costOfHours: Asked = derived({
  id: 'cost',
  words: 'Cost',
  unit: 'currencyUSD',
  aggregate: 'perStep',
  window: '1h',
  from: cost.perStep('1h'),
  note: cost.note!,
  read: (answer) => answer(cost.perStep('1h')),
});

/** How many times faster than evenly the budget was used in the last hours or days. */
export function burnRate(last: Days): Asked {
  const spent: Asked = { ...cost.total(), window: `last ${last}` };
  return derived({
    id: 'budgetBurn',
    words: `last ${last}`,
    unit: 'number',
    from: spent,
    window: '$__range',
    needs: 'budget',
    note: '1 is a pace that uses the budget up exactly at the end of the month, at night and at weekends too: a working hour alone runs at about 4.',
    read: (answer, { budget }) => {
      const evenly = div(mul(vector(budget!.monthly), hoursOf(last) / 24), daysOfMonth);
      return div(answer(spent), evenly);
    },
  });
}

function hoursOf(last: Days): number {
  const number = Number(last.slice(0, -1));
  return last.endsWith('h') ? number : number * 24;
}

/** What each team cost, from counters whatever is preferred elsewhere: its budget stands beside it. */
export const teamCost: Asked = derived({
  id: 'cost',
  words: 'Cost',
  unit: 'currencyUSD',
  aggregate: 'total',
  by: ['team'],
  from: cost.total().by('team'),
  note: cost.note!,
  read: (answer) => answer(cost.total().by('team')),
});

/** The budget of each team that has one. */
export const teamBudget: Asked = derived({
  id: 'teamBudget',
  words: 'Budget',
  unit: 'currencyUSD',
  aggregate: 'total',
  by: ['team'],
  from: cost.total().by('team'),
  needs: 'teams',
  note: 'Teams without a budget of their own have none here.',
  read: (_, known) => budgets(known),
});

/** The part of its budget that each team has used. */
export const teamBudgetUsed: Asked = derived({
  id: 'budgetUsed',
  words: 'Used',
  unit: 'ratio',
  by: ['team'],
  from: cost.total().by('team'),
  needs: 'teams',
  note: 'What each team cost over its own budget.',
  read: (answer, known) => div(answer(cost.total().by('team')), budgets(known)),
});

/** A series a team: `label_replace(vector(9000), "team", "platform", "", "")`. */
function budgets({ budget, setting }: Known): InstantVector {
  const teams = Object.entries(budget!.teams!);
  const to = labelOf('team', 'counter', setting.pipeline)!;
  const series = teams.map(([team, monthly]) =>
    labelReplace({ of: vector(monthly), to, replacement: team.replaceAll('$', '$$$$'), from: '', match: '' }),
  );
  return series.reduce((left, right) => or(left, right));
}
