import {
  print as printLogql,
  type LogQuery,
  type MetricQuery,
  type Scalar as LokiScalar,
} from '../logql/index.js';
import { print as printPromql, type InstantVector, type Scalar } from '../promql/index.js';
import type { Target } from './target.js';

/** What a Prometheus panel can show: a vector or one number. */
export type PrometheusExpr = InstantVector | Scalar;

/** What a Loki panel can draw as numbers. */
export type LokiExpr = MetricQuery | LokiScalar;

/** What a Loki panel can list. */
export type LogExpr = LogQuery;

/** The query as it is sent. */
export function queryText(target: Target): string {
  return target.engine === 'prometheus' ? printPromql(target.expr) : printLogql(target.expr);
}
