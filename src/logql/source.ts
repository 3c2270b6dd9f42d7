import type { Expr } from './metric-query.js';

/** A place in a text: from the first character to behind the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

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

/** The text a query was read from, or nothing for one that was built. */
export function sourceOf(expr: Expr): Source | undefined {
  return sources.get(expr);
}
