import type { Calc } from '../calc.js';
import type { Json } from '../json.js';
import { step, type Transformation } from './transformation.js';

/** One row a series (`seriesToRows`) or one row in all (`reduceFields`), with a column a calculation. */
export function reduce({
  reducers,
  mode = 'seriesToRows',
  labelsToFields,
}: {
  reducers: readonly Calc[];
  mode?: 'seriesToRows' | 'reduceFields';
  labelsToFields?: boolean;
}): Transformation {
  return step('reduce', { reducers: [...reducers], mode, labelsToFields });
}

type Grouping = 'by' | readonly Calc[];

/** `groupBy({ team: 'by', cost: ['sum'] })`: a row a team, with the column `cost (sum)`. */
export function groupBy(fields: Readonly<Record<string, Grouping>>): Transformation {
  const entries = Object.entries(fields).map(([name, how]) => [
    name,
    how === 'by'
      ? { operation: 'groupby', aggregations: [] }
      : { operation: 'aggregate', aggregations: [...how] },
  ]);
  return step('groupBy', { fields: Object.fromEntries(entries) as Json });
}

/** Sorts rows by a field; descending when asked. */
export function sortBy({
  field,
  descending = false,
}: {
  field: string;
  descending?: boolean;
}): Transformation {
  return step('sortBy', { fields: {}, sort: [{ field, desc: descending }] });
}

/** The first `rows` rows. */
export function limit(rows: number): Transformation {
  return step('limit', { limitField: rows });
}

type Test =
  | { readonly id: 'isNull' | 'isNotNull' }
  | {
      readonly id: 'greater' | 'greaterOrEqual' | 'lower' | 'lowerOrEqual' | 'equal' | 'notEqual';
      readonly value: string | number;
    }
  | { readonly id: 'regex' | 'substring' | 'notSubstring'; readonly value: string }
  | { readonly id: 'between'; readonly from: number; readonly to: number };

/** Keeps (`include`) or drops (`exclude`) the rows that pass any, or all, of the tests. */
export function filterByValue({
  filters,
  type = 'include',
  match = 'all',
}: {
  filters: readonly { field: string; test: Test }[];
  type?: 'include' | 'exclude';
  match?: 'any' | 'all';
}): Transformation {
  return step('filterByValue', {
    filters: filters.map(({ field, test: { id, ...options } }) => ({
      fieldName: field,
      config: { id, options },
    })),
    type,
    match,
  });
}

/** Time series, one under the other, as rows of one table. */
export function seriesToRows(): Transformation {
  return step('seriesToRows');
}

/** A table of `value`, with the values of `column` across and those of `row` down. */
export function groupingToMatrix({
  column,
  row,
  value,
  empty = 'empty',
}: {
  column: string;
  row: string;
  value: string;
  empty?: 'empty' | 'null' | 'true' | 'false' | 'zero';
}): Transformation {
  return step('groupingToMatrix', {
    columnField: column,
    rowField: row,
    valueField: value,
    emptyValue: empty,
  });
}

/** Rows become columns: `rowsToFields({ name: 'team', value: 'cost' })`. */
export function rowsToFields({ name, value }: { name: string; value: string }): Transformation {
  return step('rowsToFields', {
    mappings: [
      { fieldName: name, handlerKey: 'field.name' },
      { fieldName: value, handlerKey: 'field.value' },
    ],
  });
}
