import type { LogQuery } from './log-query.js';
import type { Expr, MetricQuery, RangeAggregation, Scalar } from './metric-query.js';
import type { Stage } from './stage.js';

/** A part of a query and the part around it. */
export interface Visit {
  readonly expr: Expr;
  readonly parent?: MetricQuery | Scalar;
}

/** Every query inside a query, the outermost first, from left to right. No deep calls, whatever the depth. */
export function* visits(root: Expr): Generator<Visit> {
  const open: Visit[] = [{ expr: root }];
  for (let visit = open.pop(); visit; visit = open.pop()) {
    yield visit;
    const { expr } = visit;
    if (expr.kind === 'logs') continue;
    for (const part of partsOf(expr).reverse()) open.push({ expr: part, parent: expr });
  }
}

function partsOf(expr: MetricQuery | Scalar): Expr[] {
  switch (expr.kind) {
    case 'rangeAggregation':
      return [linesOf(expr)];
    case 'vectorAggregation':
    case 'labelReplace':
      return [expr.of];
    case 'binary':
    case 'scalarBinary':
      return [expr.left, expr.right];
    default:
      return [];
  }
}

/** The log query a range aggregation counts over, without its unwrap. */
export function linesOf({ of }: RangeAggregation): LogQuery {
  return of.kind === 'logs' ? of : of.logs;
}

/** The log queries among the parts of a query. */
export function logQueriesIn(parts: Iterable<Visit>): LogQuery[] {
  return [...parts].flatMap(({ expr }) => (expr.kind === 'logs' ? [expr] : []));
}

/** The stages of the parts of a query, the filters behind each unwrap included. */
export function stagesIn(parts: Iterable<Visit>): Stage[] {
  return [...parts].flatMap(({ expr }): readonly Stage[] => {
    if (expr.kind === 'logs') return expr.stages;
    return expr.kind === 'rangeAggregation' && expr.of.kind === 'unwrapped' ? expr.of.filters : [];
  });
}
