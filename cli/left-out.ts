import type { Missing } from '../rules/alerts/index.js';

/** The alerts a pipeline cannot have, a line for each reason. */
export function leftOut(missing: readonly Missing[]): readonly string[] {
  const reasons = [...new Set(missing.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const titles = missing.filter((one) => one.reason === reason).map(({ title }) => `"${title}"`);
    return `${titles.length === 1 ? 'Alert' : 'Alerts'} left out: ${titles.join(', ')}. ${reason}`;
  });
}
