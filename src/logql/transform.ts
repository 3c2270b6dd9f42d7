import { filtersOf, type FilterMap, type JoinedFilter, type LabelFilter } from './label-filter.js';
import { isLabelFilter, leavesOf } from './filter-walk.js';
import { LogQuery } from './log-query.js';
import { matchersOf, type MatchValue } from './matcher.js';
import { mapParts } from './map-parts.js';
import type { Expr, MetricQuery } from './metric-query.js';
import { offsetText, type Offset } from './duration.js';
import { labelsSetBy } from './pipeline-labels.js';
import { rangeAggregation } from './range-aggregation.js';
import type { Stage } from './stage.js';

/**
 * Adds label filters to every log pipeline of a query. Each stands as early as it can: behind the line
 * filters at the start, or behind the last stage that may fill its label.
 */
export function addFilters<Query extends Expr>(
  query: Query,
  ...filters: readonly (FilterMap<string> | JoinedFilter)[]
): Query {
  const added = filters.flatMap(filtersOf);
  return mapLogs(query, (logs) => new LogQuery(logs.matchers, added.reduce(placed, logs.stages)));
}

/** Adds matchers to every stream selector of a query; one that is there already is not repeated. */
export function addMatchers<Query extends Expr>(
  query: Query,
  matchers: Readonly<Record<string, MatchValue | undefined>>,
): Query {
  const added = matchersOf(matchers);
  return mapLogs(query, (logs) => {
    const fresh = added.filter(
      ({ label, op, value }) =>
        !logs.matchers.some((there) => there.label === label && there.op === op && there.value === value),
    );
    return new LogQuery([...logs.matchers, ...fresh], logs.stages);
  });
}

/**
 * Reads every range further back, those that have no offset yet.
 * `earlier(parse('rate({a="b"}[1h])'), '1d')` prints `rate({a="b"}[1h] offset 1d)`.
 */
export function earlier(query: MetricQuery, offset: Offset): MetricQuery {
  const text = offsetText(offset);
  return mapParts(query, {
    logs: (logs) => logs,
    range: (range) => rangeAggregation({ ...range, offset: range.offset ?? text }),
  }) as MetricQuery;
}

function placed(stages: readonly Stage[], filter: LabelFilter): readonly Stage[] {
  const labels = leavesOf(filter).map(({ label }) => label);
  const filled = stages.findLastIndex((stage) => {
    const { names, rest } = labelsSetBy(stage);
    return rest || labels.some((label) => names.includes(label));
  });
  const lines = stages.findIndex(({ kind }) => kind !== 'lineFilter');
  const start = filled >= 0 ? filled + 1 : lines < 0 ? stages.length : lines;
  const rest = stages.slice(start);
  const filters = rest.findIndex((stage) => !isLabelFilter(stage));
  const at = start + (filters < 0 ? rest.length : filters);
  return [...stages.slice(0, at), filter, ...stages.slice(at)];
}

/**
 * The query with each of its log queries changed.
 * `mapLogs(parse('rate({a="b"}[1h])'), (logs) => logs.json())` prints `rate({a="b"} | json [1h])`.
 */
export function mapLogs<Query extends Expr>(query: Query, logs: (logs: LogQuery) => LogQuery): Query {
  return mapParts(query, { logs, range: (range) => range }) as Query;
}
