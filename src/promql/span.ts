import type { Span } from './error.js';
import type { Expr } from './node.js';

/** Where the parts of a parsed query stand; kept beside the values, so that equal queries are equal. */
const spans = new WeakMap<object, Span>();
const operators = new WeakMap<object, Span>();
const sources = new WeakMap<object, string>();

/** Remembers where a part was read. */
export function placed<T extends object>(part: T, from: number, to: number): T {
  spans.set(part, { from, to });
  return part;
}

/** Where a part was read, if it was read and not built. */
export function spanOf(part: object): Span | undefined {
  return spans.get(part);
}

export function placeOperator(part: object, span: Span): void {
  operators.set(part, { from: span.from, to: span.to });
}

export function operatorSpanOf(part: object): Span | undefined {
  return operators.get(part);
}

/** Remembers the text a whole query was read from. */
export function withSource(root: Expr, text: string): Expr {
  sources.set(root, text);
  return root;
}

/** The text a query was read from; nothing for one that was built. */
export function sourceOf(root: Expr): string | undefined {
  return sources.get(root);
}
