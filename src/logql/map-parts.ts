import { binary } from './binary-node.js';
import type { LogQuery } from './log-query.js';
import type { Binary, Expr, MetricQuery, RangeAggregation, Scalar, ScalarBinary } from './metric-query.js';
import { rangeAggregation } from './range-aggregation.js';
import { UnwrappedQuery } from './unwrapped-query.js';
import { vectorAggregation } from './vector-aggregation.js';

/** What becomes of log queries and of the ranges over them. */
export interface Changes {
  readonly logs: (logs: LogQuery) => LogQuery;
  readonly range: (range: RangeAggregation<never>) => MetricQuery;
}

/** The query with its parts changed. Chains of operators are followed without deep calls. */
export function mapParts(query: Expr, change: Changes): Expr {
  switch (query.kind) {
    case 'logs':
      return change.logs(query);
    case 'rangeAggregation': {
      const { of } = query;
      const lines =
        of.kind === 'logs' ? change.logs(of) : new UnwrappedQuery({ ...of, logs: change.logs(of.logs) });
      return change.range(rangeAggregation({ ...query, of: lines }));
    }
    case 'vectorAggregation':
      return vectorAggregation({ ...query, of: mapParts(query.of, change) as MetricQuery });
    case 'labelReplace':
      return Object.freeze({ ...query, of: mapParts(query.of, change) as MetricQuery });
    case 'binary':
      return mapChain(query, change);
    default:
      return query;
  }
}

function mapChain(query: Binary, change: Changes): Expr {
  const chain: (Binary | ScalarBinary)[] = [];
  let first: MetricQuery | Scalar = query;
  for (; first.kind === 'binary'; first = first.left) chain.push(first);
  return chain.reduceRight<Expr>(
    (left, node) =>
      binary({ ...node, left: left as MetricQuery, right: mapParts(node.right, change) as MetricQuery }),
    mapParts(first, change),
  );
}
