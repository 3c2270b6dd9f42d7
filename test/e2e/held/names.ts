import { factsOf, type Dimension } from '../../../queries/dimension.js';

/** What a person reads for a value of the ledger: what has none is said in words. */
export function nameOf(dimension: Dimension, value: string): string {
  if (dimension === 'modelFamily') return /opus|sonnet|haiku/.exec(value)?.[0] ?? value;
  if (value !== '') return value;
  const { missing, absentIs } = factsOf(dimension);
  return absentIs ?? missing;
}

/** The same for the values of several dimensions, joined as the ledger joins them. */
export function namesOf(dimensions: readonly Dimension[], values: string): readonly string[] {
  const parts = values.split(' / ');
  return dimensions.map((dimension, at) => nameOf(dimension, parts[at]!));
}
