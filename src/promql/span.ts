import type { Span } from './error.js';
import type { Expr } from './node.js';

/** Where the parts of one parsed query stand. */
export class Places {
  readonly #spans = new Map<object, Span>();
  readonly #operators = new Map<object, Span>();

  set(part: object, from: number, to: number): void {
    this.#spans.set(part, { from, to });
  }

  /** Where a part was read, if it was read and not built. */
  of(part: object): Span | undefined {
    return this.#spans.get(part);
  }

  setOperator(part: object, { from, to }: Span): void {
    this.#operators.set(part, { from, to });
  }

  ofOperator(part: object): Span | undefined {
    return this.#operators.get(part);
  }
}

/** The places of each parsed query, kept beside the values, so that equal queries are equal. */
const sources = new WeakMap<object, Places>();

/** Remembers where the parts of a whole query were read. */
export function withPlaces(root: Expr, places: Places): Expr {
  sources.set(root, places);
  return root;
}

/** Where the parts of a query were read; nothing for one that was built. */
export function placesOf(root: Expr): Places | undefined {
  return sources.get(root);
}
