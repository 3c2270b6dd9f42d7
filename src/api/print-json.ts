import type { Result } from './apply.js';
import { planRows } from './plan-rows.js';
import type { Plan } from './plan.js';
import { orgOf } from './probe.js';

/** A plan for programs. */
export function planJson(plan: Plan): string {
  const { base, server } = plan;
  const { version, boardApis, namespace } = server;
  const about = { base, version, boardApis, namespace, org: orgOf(server) };
  return `${JSON.stringify({ server: about, objects: planRows(plan) }, null, 2)}\n`;
}

/** The results of an apply for programs. */
export function resultsJson(results: readonly Result[]): string {
  return `${JSON.stringify({ results }, null, 2)}\n`;
}
