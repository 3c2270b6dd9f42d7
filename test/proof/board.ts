/** A classic dashboard with these panels, as a stranger might have written it. */
export function boardOf(panels: readonly object[], more: object = {}): object {
  return {
    title: 'Fleet',
    uid: 'fleet',
    schemaVersion: 42,
    panels,
    templating: {
      list: [
        { name: 'DS_PROMETHEUS', type: 'datasource', query: 'prometheus', current: { value: 'abc' } },
        { name: 'DS_LOKI', type: 'datasource', query: 'loki', current: { value: 'def' } },
        {
          name: 'team',
          type: 'query',
          multi: true,
          includeAll: true,
          allValue: '.*',
          current: { value: '$__all' },
        },
      ],
    },
    ...more,
  };
}

export const onPrometheus = { type: 'prometheus', uid: '${DS_PROMETHEUS}' };
export const onLoki = { type: 'loki', uid: '${DS_LOKI}' };

/** A panel with targets on one source, refIds A, B, C. */
export function panel(title: string, targets: readonly object[], more: object = {}): object {
  return {
    id: 1,
    title,
    type: 'timeseries',
    datasource: onPrometheus,
    gridPos: { x: 0, y: 0, w: 12, h: 8 },
    targets: targets.map((target, at) => ({ refId: 'ABC'[at], ...target })),
    ...more,
  };
}
