import { expect, test } from 'vitest';
import {
  barChart,
  barGauge,
  board,
  dataSourceVariable,
  editsIn,
  gauge,
  labelValues,
  logs,
  lokiTarget,
  pie,
  prometheusTarget,
  queryVariable,
  row,
  stat,
  stateTimeline,
  table,
  text,
  timeSeries,
  toClassic,
  type JsonObject,
} from '../../src/grafana/index.js';
import { events } from '../../src/logql/index.js';
import { metric } from '../../src/promql/index.js';

const up = metric('up', { kind: 'gauge' });
const asks = { targets: [prometheusTarget({ expr: up, kind: 'instant' })] };
const marks = { annotations: { clustering: -1, multiLane: false } };

/** A panel of each kind, and what the editor of Grafana 13 adds to its options when a person only saves. */
const kinds = {
  'time series': [timeSeries({ title: 'P', ...asks }), marks],
  'bar chart': [barChart({ title: 'P', ...asks }), { xField: '' }],
  'state timeline': [stateTimeline({ title: 'P', ...asks }), marks],
  stat: [stat({ title: 'P', ...asks }), { text: {} }],
  'bar gauge': [barGauge({ title: 'P', ...asks }), { text: {} }],
  pie: [pie({ title: 'P', ...asks }), { displayLabels: [] }],
  gauge: [
    gauge({ title: 'P', ...asks }),
    {
      barShape: 'flat',
      barWidthFactor: 0.5,
      effects: { barGlow: false, centerGlow: false, gradient: true },
      endpointMarker: 'point',
      segmentCount: 1,
      segmentSpacing: 0.3,
      shape: 'gauge',
      sparkline: false,
      textMode: 'auto',
    },
  ],
  table: [
    table({ title: 'P', ...asks }),
    { footer: { countRows: false, fields: '', reducer: ['sum'], show: false } },
  ],
  logs: [
    logs({ title: 'P', targets: [lokiTarget({ expr: events({ app: 'x' }) })] }),
    {
      detailsMode: 'inline',
      enableInfiniteScrolling: false,
      fontSize: 'default',
      showControls: false,
      showFieldSelector: false,
      showLevel: true,
      timestampResolution: 'ms',
      unwrappedColumns: false,
    },
  ],
  text: [
    text({ title: 'P', markdown: 'x' }),
    { code: { language: 'plaintext', showLineNumbers: false, showMiniMap: false } },
  ],
} as const;

type Draft = {
  panels: { options: JsonObject; pluginVersion?: string }[];
  templating: { list: JsonObject[] };
};

function boardOf(panel: (typeof kinds)[keyof typeof kinds][0]): JsonObject {
  const variables = [
    dataSourceVariable({ name: 'prometheus', type: 'prometheus' }),
    dataSourceVariable({ name: 'loki', type: 'loki' }),
    queryVariable({ name: 'job', query: labelValues(up, 'job') }),
  ];
  return toClassic(board({ uid: 'b', title: 'B', variables, rows: [row({ panels: [panel] })] }));
}

function saved(ours: JsonObject, added: JsonObject): JsonObject {
  const draft = structuredClone(ours) as unknown as Draft;
  for (const panel of draft.panels) {
    panel.options = { ...panel.options, ...added };
    panel.pluginVersion = '13.0.1';
  }
  draft.templating.list = draft.templating.list.map((one) =>
    one['type'] === 'query' ? { ...one, allowCustomValue: true, regexApplyTo: 'value' } : one,
  );
  return draft as unknown as JsonObject;
}

test.each(Object.entries(kinds))('%s: what the editor adds is no edit', (_, [panel, added]) => {
  const ours = boardOf(panel);
  expect(editsIn({ ours, saved: saved(ours, added) })).toEqual([]);
});

test.each([
  ['time series', { annotations: { clustering: 2, multiLane: true } }],
  ['gauge', { shape: 'circle' }],
  ['table', { footer: { reducer: ['mean'], show: true } }],
  ['logs', { fontSize: 'small' }],
  ['text', { code: { language: 'json' } }],
] as const)('%s: a choice of somebody is an edit', (kind, added) => {
  const ours = boardOf(kinds[kind][0]);
  expect(editsIn({ ours, saved: saved(ours, added) })).not.toEqual([]);
});
