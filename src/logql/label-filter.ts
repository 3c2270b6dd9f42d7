import { isBytesText, type Bytes } from './bytes.js';
import { isDurationText, type Duration } from './duration.js';
import { ipRange, type IpRange } from './ip-range.js';
import { labelName } from './label-name.js';
import { matcher, matchingOf, type MatchValue, type Matcher } from './matcher.js';
import { finite } from './number.js';
import { isVariable, isVariableText, variableText, type Variable, type VariableText } from './variable.js';

export type CompareOperator = '==' | '!=' | '>' | '>=' | '<' | '<=';

/** A label read as a number, a duration or a size, and compared. */
export interface Comparison {
  readonly kind: 'comparison';
  readonly label: string;
  readonly op: CompareOperator;
  /** A number, or the text of a duration, a size or a variable. */
  readonly value: number | string;
}

/** A label read as an address. */
export interface IpFilter {
  readonly kind: 'ipFilter';
  readonly label: string;
  readonly op: '=' | '!=';
  readonly range: string;
}

/** Filters joined by `and` or `or`; at least two. */
export interface FilterGroup {
  readonly kind: 'and' | 'or';
  readonly filters: readonly LabelFilter[];
}

export type LabelFilter = Matcher | Comparison | IpFilter | FilterGroup;

/** What a label may be compared with. */
export type CompareValue = number | Duration | Bytes | VariableText | Variable;

/** A comparison that waits for its label: `gt(1500)`, `lt('5s')`, `ge('1MB')`. */
export interface Compared {
  readonly kind: 'compared';
  readonly op: CompareOperator;
  readonly value: number | string;
}

/** What a label filter may say of one label. */
export type FilterValue = MatchValue | number | Compared | IpRange;

/** Filters by label name, all of which must hold. */
export type FilterMap<Label extends string> = { readonly [L in Label]?: FilterValue };

declare const labels: unique symbol;

/** A filter made of several, with the labels it reads. */
export type JoinedFilter<Label extends string = string> = LabelFilter & { readonly [labels]?: Label };

type AnyFilter = FilterMap<string> | JoinedFilter;

/** The labels a filter reads. */
type Read<Filter> = Filter extends LabelFilter
  ? Filter extends { readonly [labels]?: infer Label extends string }
    ? Label
    : string
  : keyof Filter & string;

/** Any of several must hold: `anyOf({ tool: 'Bash' }, { size: gt(5) })` prints `tool="Bash" or size > 5`. */
export function anyOf<const Filters extends readonly AnyFilter[]>(
  ...filters: Filters
): JoinedFilter<Read<Filters[number]>> {
  return joined(
    'or',
    filters.map((filter) => joined('and', filtersOf(filter))),
  );
}

/** All of several must hold, inside `anyOf`: prints `a="x" and b="y"`. */
export function allOf<const Filters extends readonly AnyFilter[]>(
  ...filters: Filters
): JoinedFilter<Read<Filters[number]>> {
  return joined('and', filters.flatMap(filtersOf));
}

/** Joins filters; a group of the same kind inside is taken apart, a single one stays itself. */
export function joined(kind: 'and' | 'or', filters: readonly LabelFilter[]): LabelFilter {
  const flat = filters.flatMap((filter) => (filter.kind === kind ? filter.filters : [filter]));
  if (flat.length === 0) throw new TypeError('a label filter needs at least one label');
  return flat.length === 1 ? flat[0]! : Object.freeze({ kind, filters: Object.freeze(flat) });
}

/** The filters a map stands for, in its order; a filter already made stands for itself. */
export function filtersOf(filter: Readonly<Record<string, unknown>> | LabelFilter): LabelFilter[] {
  if (isLabelFilter(filter)) return [filter];
  return Object.entries(filter)
    .filter((entry) => entry[1] !== undefined)
    .map(([label, value]) => filterOf(label, value as FilterValue));
}

function filterOf(label: string, value: FilterValue): LabelFilter {
  if (typeof value === 'number') return comparison({ label, op: '==', value });
  if (typeof value === 'object' && value.kind === 'compared') {
    return comparison({ label, op: value.op, value: value.value });
  }
  if (typeof value === 'object' && value.kind === 'ipRange') {
    return ipFilter({ label, op: value.excluded ? '!=' : '=', range: value.range });
  }
  const { op, value: text } = matchingOf(value);
  return matcher({ label, op, value: text });
}

function isLabelFilter(filter: object): filter is LabelFilter {
  const { kind } = filter as { kind?: unknown };
  return (
    ['matcher', 'comparison', 'ipFilter', 'and', 'or'].some((name) => name === kind) &&
    Object.isFrozen(filter)
  );
}

/** One comparison of one label. */
export function comparison({ label, op, value }: Omit<Comparison, 'kind'>): Comparison {
  return Object.freeze({ kind: 'comparison', label: labelName(label), op, value: compareValue(value) });
}

/** One label held against an address or a range of them. */
export function ipFilter({ label, op, range }: Omit<IpFilter, 'kind'>): IpFilter {
  return Object.freeze({ kind: 'ipFilter', label: labelName(label), op, range: ipRange(range).range });
}

/** A comparison without its label. */
export function compared(op: CompareOperator, value: CompareValue): Compared {
  return Object.freeze({
    kind: 'compared',
    op,
    value: compareValue(isVariable(value) ? variableText(value) : value),
  });
}

function compareValue(value: number | string): number | string {
  if (typeof value === 'number') return finite(value);
  if (isVariableText(value) || isDurationText(value) || isBytesText(value)) return value;
  throw new TypeError(`${JSON.stringify(value)} is neither a number, a duration (5s) nor a size (20MB)`);
}
