import type { Finding } from '../../src/check/index.js';

const found = new WeakMap<object, readonly Finding[]>();

/** What `check` finds in a board: looked for when the board is first looked at, and once. */
export async function findingsOf(dashboard: object): Promise<readonly Finding[]> {
  const { checkDashboard } = await import('../../src/check/index.js');
  const known = found.get(dashboard) ?? checkDashboard(dashboard);
  found.set(dashboard, known);
  return known;
}
