import type { Expr } from './metric-query.js';
import { exprText } from './print-metric.js';
import { pretty } from './print-pretty.js';

/**
 * The text of a query, with brackets only where they are needed. One line, or with `{ pretty: true }`
 * over several lines where it is longer than 80 characters.
 */
export function print(expr: Expr, options: { readonly pretty?: boolean } = {}): string {
  return options.pretty ? pretty(expr) : exprText(expr);
}
