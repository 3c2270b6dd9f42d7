import type { ValueType } from './node.js';

/** What a function takes and gives. */
export interface Signature {
  readonly args: readonly ValueType[];
  /** How many of the last argument: the fewest and the most. */
  readonly least: number;
  readonly most: number;
  readonly gives: ValueType;
  readonly experimental: boolean;
}

const letters: Readonly<Record<string, ValueType>> = { v: 'instant', r: 'range', s: 'scalar', t: 'string' };

/** Functions by what they take: v instant vector, r range vector, s scalar, t string; `?` may be left out. */
const table: Readonly<Record<string, string>> = {
  v: `abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count
      histogram_stddev histogram_stdvar histogram_sum ln log10 log2 rad sgn sin sinh sort sort_desc sqrt tan tanh
      timestamp start_timestamp`,
  r: `absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate
      last_over_time mad_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time
      stdvar_over_time sum_over_time ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time
      ts_of_min_over_time`,
  'v?': 'day_of_month day_of_week day_of_year days_in_month hour minute month year',
  's v': 'histogram_quantile',
  's s v': 'histogram_fraction',
  's r': 'quantile_over_time',
  'r s': 'predict_linear',
  'r s s': 'double_exponential_smoothing',
  'v s?': 'round',
  'v s': 'clamp_max clamp_min',
  'v s s': 'clamp',
  'v t t t t': 'label_replace',
  'v t t t*': 'label_join',
  'v t*': 'sort_by_label sort_by_label_desc',
  'v t s s9': 'histogram_quantiles',
  'v v?': 'info',
  s: 'vector',
};

const scalarTable: Readonly<Record<string, string>> = {
  '': 'end pi range start step time',
  v: 'scalar',
  's s': 'max_of min_of',
};

const experimental = new Set(
  `end range start step max_of min_of info double_exponential_smoothing histogram_quantiles mad_over_time
  sort_by_label sort_by_label_desc start_timestamp ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time
  ts_of_min_over_time`.split(/\s+/),
);

/** Every function of the language by name. */
export const signatures: ReadonlyMap<string, Signature> = new Map([
  ...rows(table, 'instant'),
  ...rows(scalarTable, 'scalar'),
]);

function rows(from: Readonly<Record<string, string>>, gives: ValueType): [string, Signature][] {
  return Object.entries(from).flatMap(([shape, names]) => {
    const signature = signatureOf(shape, gives);
    return names
      .trim()
      .split(/\s+/)
      .map((name): [string, Signature] => [name, { ...signature, experimental: experimental.has(name) }]);
  });
}

function signatureOf(shape: string, gives: ValueType): Omit<Signature, 'experimental'> {
  const parts = shape === '' ? [] : shape.split(' ');
  const args = parts.map((part) => letters[part[0]!]!);
  const tail = parts.at(-1)?.slice(1) ?? '';
  const fixed = tail === '' ? parts.length : parts.length - 1;
  const most = tail === '*' ? Infinity : fixed + (tail === '?' ? 1 : Number(tail || 0));
  return { args, least: fixed, most, gives };
}

/** Aggregations by what their parameter is; `undefined` for none. */
export const aggregations: ReadonlyMap<string, ValueType | undefined> = new Map<
  string,
  ValueType | undefined
>([
  ...['sum', 'avg', 'count', 'min', 'max', 'group', 'stddev', 'stdvar'].map((op) => [op, undefined] as const),
  ...['topk', 'bottomk', 'quantile', 'limitk', 'limit_ratio'].map((op) => [op, 'scalar'] as const),
  ['count_values', 'string'],
]);

export const experimentalAggregations: ReadonlySet<string> = new Set(['limitk', 'limit_ratio']);
