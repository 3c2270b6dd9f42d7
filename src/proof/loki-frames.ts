import type { Answer, LogLine } from './answer.js';
import type { Field, Frame, Series } from './frame.js';
import { labelPairs, renderLegend } from './legend.js';
import { lokiTableFrames } from './table-frames.js';

/** What the frames of one Loki query depend on besides its answer. */
export interface LokiFraming {
  readonly refId: string;
  readonly legend: string;
  readonly kind: 'instant' | 'range';
  readonly step: number;
}

/**
 * Frames as Grafana's Loki source makes them: of log lines one frame; of a range query one frame a series;
 * of an instant query one table, where the legend is lost and the value column is `Value #A`.
 */
export function lokiFrames(answer: Answer, of: LokiFraming): readonly Frame[] {
  if (answer.kind === 'lines') return [logFrame(answer.lines, of.refId)];
  const frames = answer.series.map((series) => seriesFrame(series, of));
  return of.kind === 'instant' ? lokiTableFrames(frames) : frames;
}

function seriesFrame(series: Series, of: LokiFraming): Frame {
  const name = of.legend === '' ? `{${labelPairs(series.labels)}}` : renderLegend(of.legend, series.labels);
  const interval = of.kind === 'range' ? { interval: of.step } : {};
  const fields: readonly Field[] = [
    { name: 'Time', type: 'time', config: interval, values: series.times },
    {
      name: 'Value',
      type: 'number',
      config: { displayNameFromDS: name },
      values: series.values,
      labels: series.labels,
    },
  ];
  return {
    refId: of.refId,
    fields,
    length: series.times.length,
    meta: { type: 'timeseries-multi', preferredVisualisationType: 'graph' },
  };
}

function logFrame(lines: readonly LogLine[], refId: string): Frame {
  const hidden = { custom: { hidden: true } };
  const field = fieldsOf(lines);
  const fields = [
    field('labels', { type: 'other', read: (line) => line.labels }),
    field('Time', { type: 'time', read: (line) => Number(BigInt(line.at) / 1_000_000n) }),
    field('Line', { type: 'string', read: (line) => line.line }),
    field('tsNs', { type: 'string', read: (line) => line.at }),
    { ...field('labelTypes', { type: 'other', read: (line) => line.origins }), config: hidden },
    { name: 'id', type: 'string', config: {}, values: idsOf(lines) } as const,
  ];
  return {
    refId,
    fields,
    length: lines.length,
    meta: { preferredVisualisationType: 'logs', custom: { frameType: 'LabeledTimeValues' } },
  };
}

const fieldsOf =
  (lines: readonly LogLine[]) =>
  (name: string, { type, read }: { type: Field['type']; read: (line: LogLine) => unknown }): Field => ({
    name,
    type,
    config: {},
    values: lines.map(read),
  });

/** Each line gets an id of its own, equal lines of one instant too. */
function idsOf(lines: readonly LogLine[]): readonly string[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const key = `${line.at}_${line.line}_${labelPairs(line.labels)}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before === 0 ? key : `${key}_${before}`;
  });
}
