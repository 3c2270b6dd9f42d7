import type { Expr } from './metric-query.js';
import { writeExpr } from './print-metric.js';
import { pretty } from './print-pretty.js';
import { Writer, type Span } from './writer.js';

/**
 * The text of a query, with brackets only where they are needed. One line, or with `{ pretty: true }`
 * over several lines where it is longer than 80 characters.
 */
export function print(expr: Expr, options: { readonly pretty?: boolean } = {}): string {
  return options.pretty ? pretty(expr) : printed(expr).text;
}

/** The text on one line, and where each part of the query stands in it. */
export function printed(expr: Expr): { readonly text: string; readonly spans: ReadonlyMap<object, Span> } {
  const out = new Writer();
  writeExpr(out, expr);
  return { text: out.text(), spans: out.spans };
}
