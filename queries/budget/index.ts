export { goneOn, projected, workingDaysUntilGone } from './forecast.js';
export {
  aheadOfLine,
  budgetUsed,
  burnRate,
  costOfHours,
  costSoFar,
  evenLine,
  teamBudget,
  teamBudgetUsed,
  teamCost,
} from './use.js';
