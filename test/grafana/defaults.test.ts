import * as barchart from '@grafana/grafana-foundation-sdk/barchart';
import * as bargauge from '@grafana/grafana-foundation-sdk/bargauge';
import * as gauges from '@grafana/grafana-foundation-sdk/gauge';
import * as heatmaps from '@grafana/grafana-foundation-sdk/heatmap';
import * as histograms from '@grafana/grafana-foundation-sdk/histogram';
import * as logPanels from '@grafana/grafana-foundation-sdk/logs';
import * as piechart from '@grafana/grafana-foundation-sdk/piechart';
import * as statetimeline from '@grafana/grafana-foundation-sdk/statetimeline';
import * as stats from '@grafana/grafana-foundation-sdk/stat';
import * as tables from '@grafana/grafana-foundation-sdk/table';
import * as timeseries from '@grafana/grafana-foundation-sdk/timeseries';
import * as unitIds from '@grafana/grafana-foundation-sdk/units';
import { expect, test } from 'vitest';
import {
  barChart,
  barGauge,
  gauge,
  heatmap,
  histogram,
  isUnit,
  logs,
  pie,
  stat,
  stateTimeline,
  table,
  timeSeries,
} from '../../src/grafana/index.js';
import { isObject } from '../../src/grafana/json.js';
import { lines, total } from './sample.js';

const given = { title: 'T', targets: [total] };
const seenLegend = { 'legend.showLegend': true };
const sortedTooltip = { 'tooltip.mode': 'multi', 'tooltip.sort': 'desc' };
const oneValue = {
  'reduceOptions.values': false,
  'reduceOptions.calcs': ['lastNotNull'],
  'reduceOptions.fields': '',
};

/** What each kind of panel has where the SDK's defaults would show nothing, too much, or something else. */
const repairs = {
  stat: [stat(given), stats, { ...oneValue, graphMode: 'none' }],
  gauge: [gauge(given), gauges, oneValue],
  barGauge: [barGauge(given), bargauge, { ...oneValue, displayMode: 'basic', orientation: 'horizontal' }],
  pie: [
    pie(given),
    piechart,
    {
      ...oneValue,
      ...seenLegend,
      ...sortedTooltip,
      pieType: 'donut',
      'legend.placement': 'right',
      'legend.values': ['value', 'percent'],
    },
  ],
  timeSeries: [timeSeries(given), timeseries, { ...seenLegend, ...sortedTooltip }],
  barChart: [barChart(given), barchart, { ...seenLegend, ...sortedTooltip }],
  histogram: [histogram(given), histograms, { ...seenLegend, ...sortedTooltip }],
  heatmap: [
    heatmap(given),
    heatmaps,
    {
      'color.mode': 'scheme',
      'color.scale': 'exponential',
      rowsFrame: { layout: 'auto' },
      showValue: 'never',
      cellValues: {},
      'yAxis.axisPlacement': 'left',
      'yAxis.reverse': false,
      'tooltip.yHistogram': false,
      'tooltip.showColorScale': false,
    },
  ],
  stateTimeline: [stateTimeline(given), statetimeline, { ...seenLegend, 'tooltip.sort': 'desc' }],
  table: [table(given), tables, { sortBy: [], showTypeIcons: undefined, footer: undefined }],
  logs: [
    logs({ title: 'T', targets: [lines] }),
    logPanels,
    { showTime: true, wrapLogMessage: true, enableLogDetails: true },
  ],
} as const;

/** Where two values differ: the path, and what the second has there. */
function differences(before: unknown, after: unknown, path = ''): Record<string, unknown> {
  if (!isObject(before) || !isObject(after))
    return JSON.stringify(before) === JSON.stringify(after) ? {} : { [path]: after };
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const inside = [...keys].map((key) =>
    differences(before[key], after[key], path === '' ? key : `${path}.${key}`),
  );
  return Object.assign({}, ...inside) as Record<string, unknown>;
}

test.each(Object.entries(repairs))('%s: the SDK’s defaults but for what is repaired', (_, repair) => {
  const [panel, sdk, changed] = repair;
  const found = differences(sdk.defaultOptions(), panel.options);
  expect(found).toEqual(changed);
});

test('every unit of the SDK is one of ours, and nothing else is', () => {
  for (const id of Object.values(unitIds)) if (typeof id === 'string') expect(isUnit(id), id).toBe(true);
  expect(isUnit('lengthcm')).toBe(true);
  expect(isUnit('suffix:/day')).toBe(true);
  expect(isUnit('dollars')).toBe(false);
  expect(isUnit('')).toBe(false);
});
