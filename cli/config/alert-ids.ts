import { alertPlans } from '../../rules/alerts/index.js';

/** The ids of all alerts there are, also of those that only further settings bring. */
export function alertIds(): readonly string[] {
  const budget = { monthly: 1, teams: { any: 1 } };
  return alertPlans({ off: [], spendPerHour: 1, spendPerUserDay: 1, budget }).map(({ id }) => id);
}
