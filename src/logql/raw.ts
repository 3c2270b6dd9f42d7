import { check } from './check.js';
import { LogqlError } from './error.js';
import type { LogQuery } from './log-query.js';
import type { Expr, MetricQuery } from './metric-query.js';
import { isScalar } from './binary-node.js';
import { parse } from './parse.js';

/**
 * A metric query from text, read and checked like any other: throws a `LogqlError` where Loki would
 * refuse it. The way out where the builders have no call.
 */
export function raw(text: string): MetricQuery {
  const expr = sound(text);
  if (expr.kind === 'logs') throw whole(text, 'this gives lines and not numbers: use rawLogs()');
  if (isScalar(expr)) throw whole(text, 'this is a number and no series: use num(), or vector(...)');
  return expr;
}

/** A log query from text, read and checked like any other. */
export function rawLogs(text: string): LogQuery {
  const expr = sound(text);
  if (expr.kind !== 'logs') throw whole(text, 'this gives numbers and not lines: use raw()');
  return expr;
}

function sound(text: string): Expr {
  const expr = parse(text);
  const wrong = check(expr).find(({ severity }) => severity === 'error');
  if (wrong) throw new LogqlError({ reason: wrong.message, text, from: wrong.from, to: wrong.to });
  return expr;
}

function whole(text: string, reason: string): LogqlError {
  return new LogqlError({ reason, text, from: 0, to: text.length });
}
