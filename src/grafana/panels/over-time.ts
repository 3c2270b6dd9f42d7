import type * as heatmaps from '@grafana/grafana-foundation-sdk/heatmap';
import type * as timelines from '@grafana/grafana-foundation-sdk/statetimeline';
import { panelOf, type KindOfPanel, type NumberPanel, type Panel } from '../panel.js';
import type { Plain } from '../plain.js';
import { inOrder, legend, neutral, tooltip } from './shared.js';

const hideFrom = { legend: false, tooltip: false, viz: false } as const;

const heatmapKind = {
  type: 'heatmap',
  custom: { hideFrom, scaleDistribution: { type: 'linear' } } satisfies Plain<heatmaps.FieldConfig>,
  options: {
    calculate: false,
    color: {
      mode: 'scheme',
      scheme: 'Oranges',
      fill: 'dark-orange',
      scale: 'exponential',
      exponent: 0.5,
      steps: 64,
      reverse: false,
    },
    filterValues: { le: 1e-9 },
    rowsFrame: { layout: 'auto' },
    showValue: 'never',
    cellGap: 1,
    cellValues: {},
    yAxis: { axisPlacement: 'left', reverse: false },
    legend: { show: true },
    tooltip: { mode: 'single', yHistogram: false, showColorScale: false },
    exemplars: { color: 'rgba(255,0,255,0.7)' },
    selectionMode: 'x',
  } satisfies Plain<heatmaps.Options>,
} as const satisfies KindOfPanel;

/** Counts by bucket and time, from buckets (targets with `format: 'heatmap'`) or calculated. */
export function heatmap(options: NumberPanel<heatmaps.Options, heatmaps.FieldConfig>): Panel {
  return panelOf(heatmapKind, options);
}

const stateTimelineKind = {
  type: 'state-timeline',
  field: { color: inOrder, thresholds: neutral },
  custom: {
    axisPlacement: 'auto',
    fillOpacity: 70,
    hideFrom,
    insertNulls: false,
    lineWidth: 0,
    spanNulls: false,
  } satisfies Plain<timelines.FieldConfig>,
  options: {
    showValue: 'auto',
    rowHeight: 0.9,
    mergeValues: true,
    alignValue: 'left',
    legend,
    tooltip: { ...tooltip, mode: 'single' },
    perPage: 20,
  } satisfies Plain<timelines.Options>,
} as const satisfies KindOfPanel;

/** Which state when; give the states names and colours with `mappings`. */
export function stateTimeline(options: NumberPanel<timelines.Options, timelines.FieldConfig>): Panel {
  return panelOf(stateTimelineKind, options);
}
