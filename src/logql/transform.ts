import { filtersOf, type FilterMap, type JoinedFilter, type LabelFilter } from './label-filter.js';
import { isLabelFilter, leavesOf } from './filter-walk.js';
import { LogQuery } from './log-query.js';
import { matchersOf, type MatchValue } from './matcher.js';
import { binary } from './binary-node.js';
import type { Binary, Expr, MetricQuery, Scalar, ScalarBinary } from './metric-query.js';
import { labelsSetBy } from './pipeline-labels.js';
import { rangeAggregation } from './range-aggregation.js';
import type { Stage } from './stage.js';
import { UnwrappedQuery } from './unwrapped-query.js';
import { vectorAggregation } from './vector-aggregation.js';

/**
 * Adds label filters to every log pipeline of a query. Each stands as early as it can: behind the line
 * filters at the start, or behind the last stage that may fill its label.
 */
export function addFilters<Query extends Expr>(
  query: Query,
  ...filters: readonly (FilterMap<string> | JoinedFilter)[]
): Query {
  const added = filters.flatMap(filtersOf);
  return mapLogs(query, (logs) => new LogQuery(logs.matchers, added.reduce(placed, logs.stages))) as Query;
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
  }) as Query;
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

/** The query with each of its log queries changed. Chains of operators are followed without deep calls. */
function mapLogs(query: Expr, change: (logs: LogQuery) => LogQuery): Expr {
  switch (query.kind) {
    case 'logs':
      return change(query);
    case 'rangeAggregation': {
      const { of } = query;
      const lines = of.kind === 'logs' ? change(of) : new UnwrappedQuery({ ...of, logs: change(of.logs) });
      return rangeAggregation({ ...query, of: lines });
    }
    case 'vectorAggregation':
      return vectorAggregation({ ...query, of: mapLogs(query.of, change) as MetricQuery });
    case 'labelReplace':
      return Object.freeze({ ...query, of: mapLogs(query.of, change) as MetricQuery });
    case 'binary':
      return mapChain(query, change);
    default:
      return query;
  }
}

function mapChain(query: Binary, change: (logs: LogQuery) => LogQuery): Expr {
  const chain: (Binary | ScalarBinary)[] = [];
  let first: MetricQuery | Scalar = query;
  for (; first.kind === 'binary'; first = first.left) chain.push(first);
  return chain.reduceRight<Expr>(
    (left, node) =>
      binary({ ...node, left: left as MetricQuery, right: mapLogs(node.right, change) as MetricQuery }),
    mapLogs(first, change),
  );
}
