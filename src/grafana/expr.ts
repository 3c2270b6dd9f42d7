import {
  LogqlError,
  parse as parseLogql,
  print as printLogql,
  type LogQuery,
  type MetricQuery,
  type Scalar as LokiScalar,
} from '../logql/index.js';
import {
  parse as parsePromql,
  print as printPromql,
  PromqlError,
  type InstantVector,
  type Scalar,
} from '../promql/index.js';
import type { Target } from './target.js';

/** What a Prometheus panel can show: a vector or one number. */
export type PrometheusExpr = InstantVector | Scalar;

/** What a Loki panel can draw as numbers. */
export type LokiExpr = MetricQuery | LokiScalar;

/** What a Loki panel can list. */
export type LogExpr = LogQuery;

/** A query of a dashboard that was read: its text is kept where we would write it otherwise, or can't read it. */
export type Verbatim = { readonly kind: 'verbatim'; readonly text: string };

/** The query as it is sent. */
export function queryText({ engine, expr }: Pick<Target, 'engine' | 'expr'>): string {
  if (expr.kind === 'verbatim') return expr.text;
  return engine === 'prometheus'
    ? printPromql(expr as PrometheusExpr)
    : printLogql(expr as LokiExpr | LogExpr);
}

/** A PromQL text as an expression, if that prints the same text. */
export function readPrometheus(text: string): PrometheusExpr | Verbatim {
  const expr = readable(() => parsePromql(text));
  if (!expr || expr.type === 'range' || expr.type === 'string' || printPromql(expr) !== text)
    return verbatim(text);
  return expr;
}

/** A LogQL text as an expression, if that prints the same text. */
export function readLoki(text: string): LokiExpr | LogExpr | Verbatim {
  const expr = readable(() => parseLogql(text));
  return expr && printLogql(expr) === text ? expr : verbatim(text);
}

function verbatim(text: string): Verbatim {
  return Object.freeze({ kind: 'verbatim', text });
}

function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof PromqlError || error instanceof LogqlError || error instanceof RangeError)
      return undefined;
    throw error;
  }
}
