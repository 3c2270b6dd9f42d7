import { adHocFilters } from './ad-hoc.js';
import type { Engine } from './data-source.js';
import { fill, type Filling } from './fill.js';
import { parseInterval, roundInterval } from './interval.js';
import { numberOf, objectOf, textOf, type JsonObject } from './json.js';
import type { QueryContext } from './query.js';
import { offsetSeconds, type ExactRange } from './range.js';

/** Grafana's own share of a row is a little less, for the gaps; a round number is easier to reckon with. */
const boardWidth = 1600;

/** The points and the step of a panel's queries, by its width, its options and the engine's own minimum. */
export function contextOf(of: {
  dashboard: object;
  panel: JsonObject;
  engine: Engine;
  range: ExactRange;
  filling: Filling;
  width: number | undefined;
  scrapeInterval: string | undefined;
}): QueryContext {
  const { panel } = of;
  const columns = numberOf(objectOf(panel['gridPos'])['w']) ?? 24;
  const width = of.width ?? Math.floor((boardWidth * columns) / 24);
  const maxDataPoints = numberOf(panel['maxDataPoints']) ?? width;
  const scrapeIntervalMs = readInterval(of.scrapeInterval ?? '15s', 'scrapeInterval');
  const own = fill(textOf(panel['interval']) ?? '', of.filling);
  const least =
    own === '' ? (of.engine === 'prometheus' ? scrapeIntervalMs : 1) : readInterval(own, 'interval');
  const length = of.range.to - of.range.from;
  return {
    filling: of.filling,
    filters: adHocFilters(of.dashboard, of.engine),
    from: of.range.from,
    to: of.range.to,
    maxDataPoints,
    intervalMs: Math.max(roundInterval(length / maxDataPoints), least),
    scrapeIntervalMs,
    utcOffsetSeconds: offsetSeconds(of.range.zone, of.range.to),
  };
}

function readInterval(text: string, where: string): number {
  const ms = parseInterval(text);
  if (ms !== undefined && ms > 0) return ms;
  throw new Error(`${where}: ${JSON.stringify(text)} is no duration: write one like "1m"`);
}
