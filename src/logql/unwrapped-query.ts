import { filtersOf, type FilterMap, type JoinedFilter, type LabelFilter } from './label-filter.js';
import { labelName } from './label-name.js';
import type { LogQuery } from './log-query.js';

/** How the text of an unwrapped label becomes a number, where it is not one already. */
export type Conversion = 'duration' | 'duration_seconds' | 'bytes';

declare const labels: unique symbol;

/** A log query whose lines carry a number: what range aggregations over values take. Not a query by itself. */
export class UnwrappedQuery<Label extends string = string> {
  declare readonly [labels]?: Label | undefined;
  readonly kind = 'unwrapped';
  readonly logs: LogQuery;
  readonly label: string;
  readonly as: Conversion | undefined;
  readonly filters: readonly LabelFilter[];

  constructor({ logs, label, as, filters }: UnwrappedParts) {
    this.logs = logs;
    this.label = labelName(label);
    this.as = as;
    this.filters = Object.freeze([...filters]);
    Object.freeze(this);
  }

  /** Keeps lines after the number was taken: `.where({ __error__: '' })` prints `| __error__=""`. */
  where(
    ...filters: readonly (FilterMap<Label | '__error__'> | JoinedFilter<Label>)[]
  ): UnwrappedQuery<Label> {
    return new UnwrappedQuery({ ...this, filters: [...this.filters, ...filters.flatMap(filtersOf)] });
  }
}

interface UnwrappedParts {
  readonly logs: LogQuery;
  readonly label: string;
  readonly as: Conversion | undefined;
  readonly filters: readonly LabelFilter[];
}

export function unwrapped<Label extends string>(
  parts: Omit<UnwrappedParts, 'filters'>,
): UnwrappedQuery<Label> {
  return new UnwrappedQuery({ ...parts, filters: [] });
}
