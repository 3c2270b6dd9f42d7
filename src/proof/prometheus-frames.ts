import type { Answer } from './answer.js';
import type { Field, Frame, FrameMeta, Labels, Series } from './frame.js';
import { heatmapFrames } from './heatmap-frames.js';
import { renderLegend, seriesName } from './legend.js';
import { tableFrames } from './table-frames.js';

/** What the frames of one Prometheus query depend on besides its answer. */
export interface PrometheusFraming {
  readonly refId: string;
  readonly expr: string;
  readonly legend: string;
  readonly step: number;
}

/** One frame a series, as Grafana's back end makes them; a query without result is one frame without fields. */
export function prometheusFrames(answer: Answer, of: PrometheusFraming): readonly Frame[] {
  if (answer.kind !== 'series') throw new Error('Prometheus answered with log lines');
  const notices = answer.notices.length > 0 ? { notices: answer.notices } : {};
  if (answer.series.length === 0) return [{ refId: of.refId, fields: [], length: 0, meta: { ...notices } }];
  const type = answer.type === 'matrix' ? 'timeseries-multi' : 'numeric-multi';
  const meta: FrameMeta = {
    type,
    preferredVisualisationType: 'graph',
    custom: { resultType: answer.type },
    ...notices,
  };
  return answer.series.map((series) => frameOf(series, of, meta));
}

function frameOf(series: Series, of: PrometheusFraming, meta: FrameMeta): Frame {
  const name = displayName(series.labels, of);
  const auto = name === '' ? { custom: { ...meta.custom, legend: of.legend } } : {};
  const time: Field = { name: 'Time', type: 'time', config: { interval: of.step }, values: series.times };
  const value: Field = {
    name: series.labels['__name__'] ?? 'Value',
    type: 'number',
    config: name === '' ? {} : { displayNameFromDS: name },
    values: series.values,
    labels: series.labels,
  };
  return { refId: of.refId, fields: [time, value], length: series.times.length, meta: { ...meta, ...auto } };
}

/** The name a series gets from its legend. With "Auto" a series with labels gets none: Grafana makes it later. */
function displayName(labels: Labels, { legend, expr }: PrometheusFraming): string {
  if (legend === '__auto' && Object.keys(labels).length > 0) return '';
  const name = legend !== '' && legend !== '__auto' ? renderLegend(legend, labels) : seriesName(labels);
  return name === '{}' ? expr : name;
}

/** What the browser side does with all frames of a panel: tables and heatmaps are made of the frames of a query. */
export function shapePrometheusFrames(
  frames: readonly Frame[],
  formats: ReadonlyMap<string, string>,
): readonly Frame[] {
  const of = (format: string) => frames.filter((frame) => formats.get(frame.refId) === format);
  const series = frames.filter((frame) => !['table', 'heatmap'].includes(formats.get(frame.refId) ?? ''));
  return [...series, ...tableFrames(of('table')), ...heatmapFrames(of('heatmap'))];
}
