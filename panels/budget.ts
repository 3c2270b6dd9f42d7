import {
  aheadOfLine,
  budgetUsed,
  burnRate,
  costOfHours,
  costSoFar,
  evenLine,
  goneOn,
  projected,
  teamBudget,
  teamBudgetUsed,
  teamCost,
  workingDaysUntilGone,
} from '../queries/budget/index.js';
import { course, stat, stats, table } from './plan.js';

/** States a company can act on: most of a budget is used, or all of it. */
const used = { base: 'text', steps: [0.8, 1].map((from, at) => ({ from, color: ['orange', 'red'][at]! })) };

/** Panels about a month's budget: they stand on a board whose range is the month. */
export const budget = {
  soFar: stat(costSoFar, { title: 'Cost this month', asks: 'What did the month cost so far?' }),

  used: stat(budgetUsed, {
    title: 'Budget used',
    asks: 'Which part of the monthly budget is used?',
    thresholds: used,
  }),

  ahead: stat(aheadOfLine, {
    title: 'Ahead of the even line',
    asks: 'Is more used than the month is over?',
  }),

  projected: stats([projected('lowest'), projected('middle'), projected('highest')], {
    title: 'Projected for the month',
    asks: 'Where will the month end?',
  }),

  daysLeft: stat(workingDaysUntilGone, {
    title: 'Days of budget left',
    asks: 'For how many working days will the budget last?',
  }),

  goneOn: stat(goneOn, {
    title: 'Budget gone on',
    asks: 'On which day of this month will the budget be used up?',
    nothing: 'none ahead',
  }),

  course: course([costOfHours, evenLine], {
    title: 'Cost of the month and the even line',
    asks: 'Since when are we above or below an even use of the budget?',
  }),

  burn: stats([burnRate('1h'), burnRate('6h'), burnRate('3d')], {
    title: 'Burn rate',
    size: { width: 8, height: 10 },
    asks: 'Is this a spike or a drift: how many times faster than evenly was the budget used?',
  }),

  teams: table([teamCost, teamBudget, teamBudgetUsed], {
    title: 'Budgets of teams',
    size: { width: 16 },
    asks: 'Which team is near its budget?',
    states: { Used: used },
  }),
} as const;
