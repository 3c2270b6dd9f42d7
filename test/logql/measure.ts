import type { Expr } from '../../src/logql/index.js';

/** The kinds of node in a query, operators and functions told apart; the same kind as often as it stands there. */
export function kindsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(kindsOf);
  const { kind, op } = value as { kind?: string; op?: string };
  if (kind === undefined) return inner;
  return [kind, ...(op === undefined ? [] : [`${kind} ${op}`]), ...inner];
}

/** How many nodes stand inside each other at most. */
export function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Math.max(0, ...Object.values(value as Expr).map(depthOf));
  return inner + Number('kind' in value);
}
