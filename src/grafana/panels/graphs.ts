import type * as barCharts from '@grafana/grafana-foundation-sdk/barchart';
import type * as histograms from '@grafana/grafana-foundation-sdk/histogram';
import type * as timeSeriesKind from '@grafana/grafana-foundation-sdk/timeseries';
import { panelOf, type KindOfPanel, type NumberPanel, type Panel } from '../panel.js';
import type { Plain } from '../plain.js';
import { inOrder, legend, tooltip } from './shared.js';

const axis = {
  axisBorderShow: false,
  axisCenteredZero: false,
  axisColorMode: 'text',
  axisLabel: '',
  axisPlacement: 'auto',
  hideFrom: { legend: false, tooltip: false, viz: false },
  scaleDistribution: { type: 'linear' },
} as const;

const timeSeriesPanel = {
  type: 'timeseries',
  field: { color: inOrder },
  custom: {
    ...axis,
    axisSoftMin: 0,
    barAlignment: 0,
    barWidthFactor: 0.6,
    drawStyle: 'line',
    fillOpacity: 10,
    gradientMode: 'none',
    insertNulls: false,
    lineInterpolation: 'linear',
    lineStyle: { fill: 'solid' },
    lineWidth: 1,
    pointSize: 5,
    showPoints: 'auto',
    spanNulls: false,
    stacking: { group: 'A', mode: 'none' },
    thresholdsStyle: { mode: 'off' },
  } satisfies Plain<timeSeriesKind.FieldConfig>,
  options: { legend, tooltip } satisfies Plain<timeSeriesKind.Options>,
} as const satisfies KindOfPanel;

/** Numbers over time; `custom.drawStyle: 'bars'` for bars, `custom.stacking` to stack them. */
export function timeSeries(options: NumberPanel<timeSeriesKind.Options, timeSeriesKind.FieldConfig>): Panel {
  return panelOf(timeSeriesPanel, options);
}

const bars = { lineWidth: 1, fillOpacity: 80, gradientMode: 'none' } as const;

const barChartKind = {
  type: 'barchart',
  field: { color: inOrder },
  custom: {
    ...axis,
    ...bars,
    axisSoftMin: 0,
    thresholdsStyle: { mode: 'off' },
  } satisfies Plain<barCharts.FieldConfig>,
  options: {
    orientation: 'auto',
    barRadius: 0,
    xTickLabelRotation: 0,
    xTickLabelMaxLength: 0,
    xTickLabelSpacing: 0,
    stacking: 'none',
    showValue: 'auto',
    barWidth: 0.97,
    groupWidth: 0.7,
    legend,
    tooltip,
    fullHighlight: false,
  } satisfies Plain<barCharts.Options>,
} as const satisfies KindOfPanel;

/** A bar a row: names, not times, along the axis. */
export function barChart(options: NumberPanel<barCharts.Options, barCharts.FieldConfig>): Panel {
  return panelOf(barChartKind, options);
}

const histogramKind = {
  type: 'histogram',
  field: { color: inOrder },
  custom: {
    ...axis,
    ...bars,
    stacking: { group: 'A', mode: 'none' },
  } satisfies Plain<histograms.FieldConfig>,
  options: {
    bucketCount: 30,
    bucketOffset: 0,
    legend,
    tooltip,
  } satisfies Plain<histograms.Options>,
} as const satisfies KindOfPanel;

/** How often which values occur. */
export function histogram(options: NumberPanel<histograms.Options, histograms.FieldConfig>): Panel {
  return panelOf(histogramKind, options);
}
