import { refIdPattern, step, type Transformation } from './transformation.js';

/** Several tables as one: rows with equal shared columns become one row. */
export function merge(): Transformation {
  return step('merge');
}

/** Joins frames on a field; `outer` keeps what only one side has. */
export function joinByField({
  field,
  mode = 'outer',
}: {
  field: string;
  mode?: 'outer' | 'inner' | 'outerTabular';
}): Transformation {
  return step('joinByField', { byField: field, mode });
}

/** Joins series on labels; `value` is the label whose values name the columns. */
export function joinByLabels({ value, join }: { value: string; join?: readonly string[] }): Transformation {
  return step('joinByLabels', { value, join: join && [...join] });
}

/** All fields of all frames in one; the frames' names go into the field names, into a label, or nowhere. */
export function concatenate({
  names = 'drop',
  label,
}: { names?: 'field' | 'label' | 'drop'; label?: string } = {}): Transformation {
  return step('concatenate', { frameNameMode: names, frameNameLabel: label });
}

/** Only what the named queries gave. */
export function filterByRefId(refIds: readonly string[]): Transformation {
  return step('filterByRefId', { include: refIdPattern(refIds) });
}

/** Time series in another shape: one wide frame, one long frame, or a frame each. */
export function prepareTimeSeries(format: 'wide' | 'long' | 'multi'): Transformation {
  return step('prepareTimeSeries', { format });
}

/** A frame for each combination of the fields' values. */
export function partitionByValues({
  fields,
  keepFields = false,
}: {
  fields: readonly string[];
  keepFields?: boolean;
}): Transformation {
  return step('partitionByValues', { fields: [...fields], keepFields });
}

/** Each series as one cell with a sparkline, beside its labels. */
export function timeSeriesTable(): Transformation {
  return step('timeSeriesTable');
}
