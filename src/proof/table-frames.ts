import type { Field, Frame, FrameMeta } from './frame.js';

/**
 * Prometheus queries of the format "table": one frame a query with Time, a column a label, and the value.
 * The value column is `Value`, or `Value #A` where several queries of the panel are tables.
 */
export function tableFrames(frames: readonly Frame[]): readonly Frame[] {
  if (frames.length === 0 || (frames.length === 1 && frames[0]!.length === 0)) return frames;
  const refIds = [...new Set(frames.map((frame) => frame.refId))];
  return refIds.map((refId) => {
    const own = frames.filter((frame) => frame.refId === refId);
    const table = joinRows(own, {
      refId,
      value: refIds.length > 1 ? `Value #${refId}` : 'Value',
      labels: [...new Set(own.flatMap((frame) => Object.keys(frame.fields[1]?.labels ?? {}).sort()))],
      meta: { ...own[0]!.meta, preferredVisualisationType: 'rawPrometheus' },
    });
    return sortedByTime(table);
  });
}

/** Loki's instant metric queries are always tables; the value column is always `Value #A`. */
export function lokiTableFrames(frames: readonly Frame[]): readonly Frame[] {
  const refIds = [...new Set(frames.map((frame) => frame.refId))];
  return refIds.map((refId) => {
    const own = frames.filter((frame) => frame.refId === refId);
    return joinRows(own, {
      refId,
      value: `Value #${refId}`,
      labels: [...new Set(own.flatMap((frame) => Object.keys(frame.fields[1]?.labels ?? {})))].sort(),
      meta: { preferredVisualisationType: 'table' },
    });
  });
}

function joinRows(
  frames: readonly Frame[],
  of: { refId: string; value: string; labels: readonly string[]; meta: FrameMeta },
): Frame {
  const rows = frames.flatMap((frame) => {
    const [time, value] = frame.fields;
    return (value?.values ?? []).map((one, at) => ({
      at: time?.values[at],
      value: one,
      labels: value?.labels ?? {},
    }));
  });
  const interval = frames
    .map((frame) => frame.fields[0]?.config.interval)
    .find((found) => found !== undefined);
  const fields: readonly Field[] = [
    {
      name: 'Time',
      type: 'time',
      config: interval === undefined ? {} : { interval },
      values: rows.map((row) => row.at),
    },
    ...of.labels.map((label): Field => ({
      name: label,
      type: 'string',
      config: { filterable: true },
      values: rows.map((row) => row.labels[label] ?? ''),
    })),
    { name: of.value, type: 'number', config: {}, values: rows.map((row) => row.value) },
  ];
  return { refId: of.refId, fields, length: rows.length, meta: of.meta };
}

function sortedByTime(frame: Frame): Frame {
  const times = frame.fields[0]!.values.map(Number);
  const order = times.map((_time, at) => at).sort((a, b) => times[a]! - times[b]!);
  const fields = frame.fields.map((field) => ({ ...field, values: order.map((at) => field.values[at]) }));
  return { ...frame, fields };
}
