import type { Calc } from '../calc.js';
import type { Json } from '../json.js';
import { step, type Transformation } from './transformation.js';

type Operand = string | number;
type Replace = { alias: string; replaceFields?: boolean };

export type Calculation =
  | { readonly left: Operand; readonly operator: '+' | '-' | '*' | '/' | '**' | '%'; readonly right: Operand }
  | { readonly of: readonly string[]; readonly reducer: Calc }
  | { readonly unary: 'abs' | 'exp' | 'ln' | 'floor' | 'ceil' | 'round' | 'percent'; readonly field: string }
  | { readonly running: 'sum' | 'mean'; readonly field: string }
  | { readonly rowNumber: true };

/**
 * Adds a field: of two others (`left`, `operator`, `right`: names or numbers), of several on each row
 * (`of`, `reducer`), of one (`unary`), its running sum or mean (`running`), or the row's number.
 */
export function calculateField({
  alias,
  replaceFields = false,
  ...how
}: Replace & Calculation): Transformation {
  return step('calculateField', { alias, replaceFields, ...options(how) });
}

function options(how: Calculation): Record<string, Json> {
  if ('operator' in how)
    return {
      mode: 'binary',
      binary: { left: operand(how.left), operator: how.operator, right: operand(how.right) },
    };
  if ('of' in how) return { mode: 'reduceRow', reduce: { include: [...how.of], reducer: how.reducer } };
  if ('unary' in how) return { mode: 'unary', unary: { fieldName: how.field, operator: how.unary } };
  if ('running' in how)
    return { mode: 'cumulativeFunctions', cumulative: { field: how.field, reducer: how.running } };
  return { mode: 'index', index: { asPercentile: false } };
}

function operand(value: Operand): Json {
  return typeof value === 'number' ? { fixed: String(value) } : { matcher: { id: 'byName', options: value } };
}
