import { budget } from '../panels/budget.js';
import { board, row } from './plan.js';

export const budgetBoard = board({
  uid: 'cc-budget',
  title: 'Budget',
  question: 'Will we stay inside the budget, and when would we cross it?',
  monthly: true,
  rows: [
    row('This month', [
      budget.soFar,
      budget.used,
      budget.ahead,
      budget.projected,
      budget.daysLeft,
      budget.goneOn,
    ]),
    row('Course', [budget.course]),
    row('Now', [budget.burn, budget.teams]),
  ],
});
