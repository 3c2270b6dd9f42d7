import { filtered } from './ad-hoc.js';
import { promqlInterpolation } from './escape.js';
import { fill } from './fill.js';
import { formatDuration, formatInterval, parseInterval, roundInterval } from './interval.js';
import { textOf, type JsonObject } from './json.js';
import { mostPoints, type PlannedQuery, type QueryContext } from './query.js';

/**
 * The queries a Prometheus target sends: one, or two where it asks for "both".
 * Grafana fills variables in the browser and the macros of time in its back end; so does this, in that order.
 */
export function prometheusQueries(target: JsonObject, context: QueryContext): readonly PlannedQuery[] {
  const filled = fill(textOf(target['expr']) ?? '', context.filling, promqlInterpolation);
  const expr = filtered(filled, context.filters);
  const minStep = fill(textOf(target['interval']) ?? '', context.filling);
  const step = stepOf(minStep, { context, factor: Number(target['intervalFactor']) || 1 });
  const shared = {
    engine: 'prometheus',
    text: fillTime(expr, { minStep, step, context }),
    legend: fill(textOf(target['legendFormat']) ?? '', context.filling),
    format: textOf(target['format']) ?? 'time_series',
    step,
  } as const;
  const refId = textOf(target['refId']) ?? 'A';
  const instant = target['instant'] === true;
  const range = target['range'] === true || !instant;
  const both = instant && range;
  const queries: PlannedQuery[] = [];
  if (range) queries.push({ ...shared, refId, kind: 'range', request: rangeRequest(shared, context) });
  if (instant) {
    const request = instantRequest(shared.text, context);
    queries.push({ ...shared, refId: both ? `${refId}-Instant` : refId, kind: 'instant', request });
  }
  return queries;
}

function rangeRequest(query: { text: string; step: number }, context: QueryContext): PlannedQuery['request'] {
  const offset = context.utcOffsetSeconds * 1000;
  const align = (ms: number) => Math.floor((ms + offset) / query.step) * query.step - offset;
  return {
    path: '/api/v1/query_range',
    method: 'POST',
    parameters: {
      query: query.text,
      start: String(align(context.from) / 1000),
      end: String(align(context.to) / 1000),
      step: String(query.step / 1000),
      stats: 'all',
    },
  };
}

function instantRequest(text: string, context: QueryContext): PlannedQuery['request'] {
  const parameters = { query: text, time: String(context.to / 1000), stats: 'all' };
  return { path: '/api/v1/query', method: 'POST', parameters };
}

const rateMacros = new Set(['$__rate_interval', '${__rate_interval}']);
const intervalMacro = /^\$\{?__(rate_)?interval(_ms)?\}?$/;

/** The step: the panel's interval or the target's own minimum, or more where that gives too many points. */
function stepOf(minStep: string, of: { context: QueryContext; factor: number }): number {
  const { context } = of;
  const length = context.to - context.from;
  const least =
    minStep === '' || minStep === '0s' || intervalMacro.test(minStep)
      ? context.intervalMs
      : durationOf(minStep);
  const wanted = length / context.maxDataPoints;
  const calculated = wanted < least ? least : roundInterval(wanted, 'back end');
  const step = Math.max(calculated, roundInterval(length / mostPoints, 'back end'));
  if (rateMacros.has(minStep)) return rateInterval(step, context.scrapeIntervalMs);
  return step * of.factor;
}

/** Long enough for four scrapes, and for a step and one scrape more. */
function rateInterval(intervalMs: number, scrapeMs: number): number {
  return Math.max(intervalMs + scrapeMs, 4 * scrapeMs);
}

function fillTime(expr: string, of: { minStep: string; step: number; context: QueryContext }): string {
  const { minStep, step, context } = of;
  const rangeMs = context.to - context.from;
  const scrape =
    minStep === '' ? context.scrapeIntervalMs : intervalMacro.test(minStep) ? step : durationOf(minStep);
  const rate = rateMacros.has(minStep) ? step : rateInterval(context.intervalMs, scrape);
  return fillMacros(expr, [
    ['__interval_ms', String(step)],
    ['__interval', formatInterval(step)],
    ['__range_ms', String(rangeMs)],
    ['__range_s', String(Math.round(rangeMs / 1000))],
    ['__range', `${Math.round(rangeMs / 1000)}s`],
    ['__rate_interval_ms', String(rate)],
    ['__rate_interval', formatDuration(rate)],
  ]);
}

/** Grafana's back end puts these in by plain text, `$name` before `${name}`. */
export function fillMacros(
  text: string,
  macros: readonly (readonly [name: string, value: string])[],
): string {
  const bare = macros.reduce((done, [name, value]) => done.replaceAll(`$${name}`, value), text);
  return macros.reduce((done, [name, value]) => done.replaceAll(`\${${name}}`, value), bare);
}

/** A duration of a target, or an error that names it. */
export function durationOf(text: string): number {
  const ms = parseInterval(text);
  if (ms !== undefined && ms > 0) return ms;
  throw new Error(`the minimum step ${JSON.stringify(text)} is no duration: write one like "1m"`);
}
