import { isVariable, isVariableText, variableText, type Variable, type VariableText } from './variable.js';

/** A number that is the same whatever the data. */
export interface NumberLiteral {
  readonly kind: 'number';
  /** A number, or the text of a variable. */
  readonly value: number | string;
}

/** The empty label map of Loki with a value: a series that is always there. */
export interface VectorLiteral {
  readonly kind: 'vector';
  readonly value: number | string;
}

/** A number or a variable that holds one. */
export type NumberValue = number | VariableText | Variable;

/** A number: `num(5)` prints `5`, `num('$__range_s')` prints `$__range_s`. Plain numbers do as well. */
export function num(value: NumberValue): NumberLiteral {
  return Object.freeze({ kind: 'number', value: numberValue(value) });
}

/** One series without labels: `vector(0)` prints `vector(0)`. */
export function vector(value: NumberValue): VectorLiteral {
  const found = numberValue(value);
  if (typeof found === 'number' && found < 0) {
    throw new RangeError(`vector(${found}): Loki reads no sign here; write sub(vector(0), ${-found})`);
  }
  return Object.freeze({ kind: 'vector', value: found });
}

/** The number or the variable's text, checked. */
export function numberValue(value: NumberValue): number | string {
  if (isVariable(value)) return variableText(value);
  if (typeof value === 'number') return finite(value);
  if (isVariableText(value)) return value;
  throw new TypeError(`${JSON.stringify(value)} is neither a number nor a variable`);
}

/** The number, or an error for what Loki cannot write. */
export function finite(value: number): number {
  if (!Number.isFinite(value))
    throw new RangeError(`${value} cannot be written in LogQL: give a finite number`);
  return value === 0 ? 0 : value;
}
