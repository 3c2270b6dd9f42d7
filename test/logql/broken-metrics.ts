import type { Broken } from './broken.js';

/** Broken ranges, aggregations and sums. */
export const brokenMetrics: readonly Broken[] = [
  [
    'count_over_time({service_name="app"})',
    37,
    'expected a range such as [5m] or [$__auto] before ")": count_over_time looks at a range of time',
  ],
  ['count_over_time({service_name="app"}[5])', 38, 'a range needs a unit: write [5s] or [5m]'],
  ['count_over_time({service_name="app"}[ 5m ])', 38, 'a range has no spaces inside its brackets'],
  ['count_over_time({service_name="app"}[$__rate_interval)', 37, 'this range never ends: close it with ]'],
  [
    'count_over_time({service_name="app"}[${n}m])',
    38,
    'a variable in a range stands alone, unit included: [$__auto], [$window]',
  ],
  [
    'count_over_time({service_name="app"}[5m] offset -1d)',
    50,
    'Loki reads no days or weeks in a negative offset: write -24h, not -1d',
  ],
  [
    'count_over_time({service_name="app"} offset 1h [5m])',
    38,
    'expected a range such as [5m] or [$__auto] before "offset": offset stands behind the range, [5m] offset 1h',
  ],
  [
    'sum_over_time({service_name="app"}[5m])',
    15,
    'sum_over_time needs a number from each line: add | unwrap <label> before the range',
  ],
  [
    'count_over_time({service_name="app"} | unwrap cost [5m])',
    38,
    'count_over_time counts lines and takes no unwrap: remove it, or use sum_over_time',
  ],
  [
    'sum_over_time({service_name="app"} | unwrap cost | json [5m])',
    52,
    'only label filters may follow unwrap: put this stage before it',
  ],
  [
    'sum_over_time({service_name="app"} | unwrap cost [5m]) by (model)',
    56,
    'sum_over_time takes no "by": write sum by (...) (sum_over_time(...))',
  ],
  [
    'sum({service_name="app"})',
    5,
    'sum() takes series, and this gives lines: count them first, sum(count_over_time({...}[5m]))',
  ],
  [
    'sum(rate({service_name="app"}[5m]) by (model)',
    36,
    'expected ")" before "by": the aggregation closes too late',
  ],
  [
    'sum by model (rate({service_name="app"}[5m]))',
    8,
    'the labels of "by" stand in brackets: sum by (model) (...)',
  ],
  [
    'sum_over_tim({service_name="app"} | unwrap cost [5m])',
    1,
    'there is no function sum_over_tim(): did you mean sum_over_time()?',
  ],
  [
    'rate(sum({service_name="app"}))',
    6,
    'expected a stream selector such as {app="x"} before "sum": a range aggregation takes lines, not a metric query',
  ],
  ['topk(rate({service_name="app"}[5m]))', 1, 'topk needs a number first: topk(10, ...)'],
  ['topk(0, rate({service_name="app"}[5m]))', 1, 'topk takes a whole number from 1 up, not 0'],
  [
    'quantile_over_time({service_name="app"} | unwrap cost [5m])',
    1,
    'quantile_over_time needs a number first: quantile_over_time(0.95, {...} | unwrap took [5m])',
  ],
  [
    '-sum(rate({service_name="app"}[5m]))',
    1,
    'a sign stands before a number only: write 0 - (...) or -1 * (...)',
  ],
  [
    'sum(rate({service_name="app"}[5m])) and 1',
    41,
    '"and" joins series, and this is a number: write vector(1)',
  ],
  [
    '{service_name="app"} + 1',
    1,
    '"+" takes numbers, and this gives lines: count them, count_over_time({...}[5m])',
  ],
  [
    'sum(rate({service_name="app"}[5m])) / group_left sum(rate({service_name="app"}[5m]))',
    39,
    'group_left stands behind on (...) or ignoring (...)',
  ],
  [
    'sum(rate({service_name="app"}[5m]))[5m]',
    36,
    'expected the end before the range [5m]: a range stands inside the brackets of its aggregation',
  ],
  [
    'up > 0',
    1,
    'expected a query before "up": LogQL has no metric names: start with {label="value"} or a function',
  ],
  ['vector(-1)', 8, 'expected a number before "-": vector() takes no sign: write 0 - vector(1)'],
  [
    'label_replace(vector(1), "a", "b", "c")',
    39,
    'expected "," before ")": label_replace() wants a regular expression',
  ],
  [
    'count_over_time({service_name="app"}[5m]))',
    42,
    'expected the end before ")": this bracket closes nothing',
  ],
  ['sum(count_over_time({service_name="app"}[5m])', 46, 'expected ")" before the end'],
  [
    'sum(count_over_time({a="$x"} $filters [5m]))',
    30,
    'expected a range such as [5m] or [$__auto] before "$filters": a variable cannot stand for stages, write them out',
  ],
  [
    'sum by (user.name) (vector(1))',
    13,
    'names have no dots in Loki: it writes "_" for each, as in event_name',
  ],
];
