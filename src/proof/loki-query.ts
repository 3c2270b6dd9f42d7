import { logqlInterpolation } from './escape.js';
import { fill } from './fill.js';
import { formatInterval } from './interval.js';
import { numberOf, textOf, type JsonObject } from './json.js';
import { durationOf, fillMacros } from './prometheus-query.js';
import { mostPoints, type PlannedQuery, type QueryContext } from './query.js';

/** Log lines a query returns at most where the target does not say. */
const defaultLines = 1000;

/** The query a Loki target sends, filled as Grafana does: `$__interval` of the panel, `$__auto` of the step. */
export function lokiQuery(target: JsonObject, context: QueryContext): PlannedQuery {
  if (context.filters.length > 0) throw new Error('ad hoc filters on Loki are not applied: use a variable');
  const kind = kindOf(target);
  const step = stepOf(target, context);
  const rangeSeconds = String(Math.round((context.to - context.from) / 1000));
  const expr = fill(textOf(target['expr']) ?? '', context.filling, logqlInterpolation);
  const text = fillMacros(expr, [
    ['__interval_ms', String(context.intervalMs)],
    ['__interval', formatInterval(context.intervalMs)],
    ['__range_ms', String(context.to - context.from)],
    ['__range_s', rangeSeconds],
    ['__range', `${rangeSeconds}s`],
    ['__auto', kind === 'instant' ? `${rangeSeconds}s` : formatInterval(step)],
  ]);
  return {
    refId: textOf(target['refId']) ?? 'A',
    engine: 'loki',
    kind,
    text,
    legend: fill(textOf(target['legendFormat']) ?? '', context.filling),
    format: 'time_series',
    step,
    request: {
      path: `/loki/api/v1/${kind === 'instant' ? 'query' : 'query_range'}`,
      method: 'GET',
      headers: { 'x-loki-response-encoding-flags': 'categorize-labels' },
      parameters: { query: text, ...limits(target), ...times({ kind, step, context }) },
    },
  };
}

function kindOf(target: JsonObject): 'instant' | 'range' {
  const kind = textOf(target['queryType']);
  return kind === 'instant' || (kind === undefined && target['instant'] === true) ? 'instant' : 'range';
}

function stepOf(target: JsonObject, context: QueryContext): number {
  const resolution = Number(target['resolution']) || 1;
  const own = fill(textOf(target['step']) ?? '', context.filling);
  if (own !== '')
    return durationOf(fillMacros(own, [['__interval', `${context.intervalMs}ms`]])) * resolution;
  return Math.ceil(Math.max(context.intervalMs * resolution, (context.to - context.from) / mostPoints));
}

function limits(target: JsonObject): Readonly<Record<string, string>> {
  const direction = target['direction'] === 'forward' ? 'forward' : 'backward';
  return { direction, limit: String(numberOf(target['maxLines']) ?? defaultLines) };
}

function times(of: { kind: string; step: number; context: QueryContext }): Readonly<Record<string, string>> {
  const { from, to } = of.context;
  if (of.kind === 'instant') return { time: nanoseconds(to) };
  return { start: nanoseconds(from), end: nanoseconds(to), step: `${of.step}ms` };
}

function nanoseconds(ms: number): string {
  return String(BigInt(Math.round(ms)) * 1_000_000n);
}
