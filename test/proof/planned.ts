import { contextOf } from '../../src/proof/context.js';
import { lokiQuery } from '../../src/proof/loki-query.js';
import { prometheusQueries } from '../../src/proof/prometheus-query.js';
import { exactRange, type Range } from '../../src/proof/range.js';

export const hours = (count: number): Range => ({ from: 0, to: count * 3_600_000 });

export interface Setting {
  readonly range?: Range;
  readonly width?: number;
  readonly panel?: Record<string, unknown>;
  readonly scrapeInterval?: string;
  readonly dashboard?: object;
}

function contextFor(engine: 'prometheus' | 'loki', setting: Setting) {
  const range = exactRange(setting.range ?? hours(6));
  const filling = { variables: new Map(), range, viewer: {} };
  const { panel = {}, width = 1000, scrapeInterval, dashboard = {} } = setting;
  return contextOf({ dashboard, panel, engine, range, filling, width, scrapeInterval });
}

/** The queries a Prometheus target sends. */
export function prometheus(target: Record<string, unknown>, setting: Setting = {}) {
  return prometheusQueries({ refId: 'A', ...target }, contextFor('prometheus', setting));
}

/** The query a Loki target sends. */
export function loki(target: Record<string, unknown>, setting: Setting = {}) {
  return lokiQuery({ refId: 'A', ...target }, contextFor('loki', setting));
}
