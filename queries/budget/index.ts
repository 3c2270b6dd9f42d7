export { goneOn, projected, workingDaysUntilGone } from './forecast.js';
export {
  aheadOfLine,
  budgetUsed,
  burnRate,
  costOfHours,
  evenLine,
  teamBudget,
  teamBudgetUsed,
  teamCost,
} from './use.js';
