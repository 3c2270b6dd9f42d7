import type { AdHocFilter } from './ad-hoc.js';
import type { Filling } from './fill.js';
import type { StoreRequest } from './store.js';

/** What shapes the queries of a panel: its range in milliseconds, its points, its smallest step. */
export interface QueryContext {
  readonly filling: Filling;
  readonly filters: readonly AdHocFilter[];
  readonly from: number;
  readonly to: number;
  readonly maxDataPoints: number;
  /** `$__interval` as the browser computes it, in milliseconds. */
  readonly intervalMs: number;
  /** What the data source is configured to scrape at, in milliseconds. */
  readonly scrapeIntervalMs: number;
  /** How far the viewer's clocks are ahead of UTC, in seconds. */
  readonly utcOffsetSeconds: number;
}

/** A query as it is sent. */
export interface PlannedQuery {
  readonly refId: string;
  readonly engine: 'prometheus' | 'loki';
  readonly kind: 'instant' | 'range';
  /** The query with everything filled in. */
  readonly text: string;
  readonly legend: string;
  readonly format: string;
  /** Milliseconds between two points; of an instant query the step it would have. */
  readonly step: number;
  readonly request: StoreRequest;
}

/** Grafana keeps to about this many points a series: it rounds the step that gives them, sometimes down. */
export const mostPoints = 11_000;
