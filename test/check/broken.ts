import type { JsonObject } from '../../src/grafana/index.js';

/** The parts of a plain dashboard that a test may break. */
export type Draft = {
  title: string;
  panels: DraftPanel[];
  templating: { list: Record<string, unknown>[] };
  annotations: { list: Record<string, unknown>[] };
};

export type DraftPanel = {
  [key: string]: unknown;
  targets: Record<string, unknown>[];
  gridPos: { x: number; y: number; w: number; h: number };
};

const prometheus = { type: 'prometheus', uid: '${store}' };

/** A query on Prometheus that nothing is wrong with. */
export function query(over: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    refId: 'A',
    datasource: prometheus,
    expr: 'sum by (job) (rate(visits_total{shop=~"$shop"}[$__rate_interval]))',
    instant: false,
    range: true,
    ...over,
  };
}

/** A panel that nothing is wrong with. */
export function panel(over: Record<string, unknown> = {}): DraftPanel {
  return {
    id: 1,
    type: 'timeseries',
    title: 'Visits',
    description: 'Who came?',
    datasource: prometheus,
    targets: [query()],
    fieldConfig: { defaults: { unit: 'short' }, overrides: [] },
    options: {},
    gridPos: { x: 0, y: 0, w: 12, h: 8 },
    ...over,
  };
}

/** A dashboard that nothing is wrong with, changed by `change`. */
export function dashboard(change: (draft: Draft) => void = () => {}): JsonObject {
  const draft: Draft = {
    title: 'Shops',
    panels: [panel()],
    templating: {
      list: [
        { type: 'datasource', name: 'store', query: 'prometheus' },
        {
          type: 'query',
          name: 'shop',
          query: 'label_values(visits_total, shop)',
          includeAll: true,
          allValue: '.*',
        },
      ],
    },
    annotations: { list: [] },
  };
  change(draft);
  return draft as unknown as JsonObject;
}
