import type { Expr } from './metric-query.js';
import { printed } from './print.js';
import type { Span } from './writer.js';

/** A query's text and where in it each part stands. */
export interface Source {
  readonly text: string;
  readonly spans: ReadonlyMap<object, Span>;
}

/** Kept beside the values, so that equal queries are equal whatever text they came from. */
const sources = new WeakMap<Expr, Source>();

/** Remembers what text a query was read from. */
export function remember(expr: Expr, source: Source): void {
  sources.set(expr, source);
}

/** The text a query was read from, or else its print. */
export function sourceOf(expr: Expr): Source {
  return sources.get(expr) ?? printed(expr);
}
