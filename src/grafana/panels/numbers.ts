import type * as barGauges from '@grafana/grafana-foundation-sdk/bargauge';
import type * as gauges from '@grafana/grafana-foundation-sdk/gauge';
import type * as pies from '@grafana/grafana-foundation-sdk/piechart';
import type * as stats from '@grafana/grafana-foundation-sdk/stat';
import { panelOf, type KindOfPanel, type NumberPanel, type Panel } from '../panel.js';
import type { Plain } from '../plain.js';
import { inOrder, legend, neutral, neutralBar, reduceOptions, tooltip } from './shared.js';

const statKind = {
  type: 'stat',
  field: { color: { mode: 'thresholds' }, thresholds: neutral },
  options: {
    graphMode: 'none',
    colorMode: 'value',
    justifyMode: 'auto',
    textMode: 'auto',
    wideLayout: true,
    showPercentChange: false,
    reduceOptions,
    percentChangeColorMode: 'standard',
    orientation: 'auto',
  } satisfies Plain<stats.Options>,
} as const satisfies KindOfPanel;

/** One large number a series. No sparkline unless `options.graphMode` asks for one. */
export function stat(options: NumberPanel<stats.Options>): Panel {
  return panelOf(statKind, options);
}

const gaugeKind = {
  type: 'gauge',
  field: { color: { mode: 'thresholds' }, thresholds: neutralBar },
  options: {
    showThresholdLabels: false,
    showThresholdMarkers: true,
    sizing: 'auto',
    minVizWidth: 75,
    reduceOptions,
    minVizHeight: 75,
    orientation: 'auto',
  } satisfies Plain<gauges.Options>,
} as const satisfies KindOfPanel;

/** A number between a minimum and a maximum. */
export function gauge(options: NumberPanel<gauges.Options>): Panel {
  return panelOf(gaugeKind, options);
}

const barGaugeKind = {
  type: 'bargauge',
  field: { color: { mode: 'thresholds' }, thresholds: neutralBar, min: 0 },
  options: {
    displayMode: 'basic',
    valueMode: 'color',
    namePlacement: 'auto',
    showUnfilled: true,
    sizing: 'auto',
    minVizWidth: 8,
    minVizHeight: 16,
    legend: { ...legend, showLegend: false },
    reduceOptions,
    maxVizHeight: 300,
    orientation: 'horizontal',
  } satisfies Plain<barGauges.Options>,
} as const satisfies KindOfPanel;

/** A horizontal bar a series, from 0; the name stands beside the bar, so there is no legend. */
export function barGauge(options: NumberPanel<barGauges.Options>): Panel {
  return panelOf(barGaugeKind, options);
}

const pieKind = {
  type: 'piechart',
  field: { color: inOrder },
  custom: { hideFrom: { legend: false, tooltip: false, viz: false } },
  options: {
    pieType: 'donut',
    tooltip,
    reduceOptions,
    legend: { ...legend, placement: 'right', values: ['value', 'percent'] },
    orientation: 'auto',
  } satisfies Plain<pies.Options>,
} as const satisfies KindOfPanel;

/** Parts of a whole: only for series that add up to something. */
export function pie(options: NumberPanel<pies.Options, pies.FieldConfig>): Panel {
  return panelOf(pieKind, options);
}
