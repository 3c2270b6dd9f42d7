import { PromqlError } from './error.js';
import type { Expr, InstantVector, RangeVector, Scalar, StringExpr, ValueType } from './node.js';
import { parse } from './parse.js';

/** The kind of expression each type is. */
interface ByType {
  readonly instant: InstantVector;
  readonly range: RangeVector<string, never>;
  readonly scalar: Scalar;
  readonly string: StringExpr;
}

/**
 * A query as text, where the builders do not reach. It is read and checked like the rest; an instant vector unless
 * said otherwise: `rate(raw('up[5m]', 'range'))` prints `rate(up[5m])`.
 */
export function raw<T extends ValueType = 'instant'>(text: string, type?: T): ByType[T] {
  const wanted = type ?? 'instant';
  const of: Expr = parse(text);
  if (of.type !== wanted) {
    const hint = `say raw(text, '${of.type}')`;
    throw new PromqlError(
      text,
      { from: 0, to: text.length },
      `this is of type ${of.type}, not ${wanted}: ${hint}`,
    );
  }
  return of as ByType[T];
}
