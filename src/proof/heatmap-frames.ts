import { sampleOf, type Field, type Frame } from './frame.js';

/**
 * Prometheus queries of the format "heatmap": the cumulative buckets of a query, sorted by `le`,
 * become one frame with a column a bucket that holds what falls into that bucket alone.
 */
export function heatmapFrames(frames: readonly Frame[]): readonly Frame[] {
  const named = frames.filter((frame) => frame.fields.length > 1).map(withBucketName);

  return [...groupedBy(named).values()].map(heatmap);
}

function groupedBy(frames: readonly Frame[]): ReadonlyMap<string, readonly Frame[]> {
  const groups = new Map<string, Frame[]>();
  for (const frame of frames) {
    const { le: _bucket, ...others } = frame.fields[1]!.labels ?? {};
    const key = JSON.stringify([frame.refId, others]);
    groups.set(key, [...(groups.get(key) ?? []), frame]);
  }
  return groups;
}

function withBucketName(frame: Frame): Frame {
  const [time, value] = frame.fields as readonly [Field, Field];
  const bucket = value.labels?.['le'];
  if (bucket === undefined) return frame;
  const field: Field = { ...value, config: { ...value.config, displayNameFromDS: bucket } };
  return { ...frame, name: bucket, fields: [time, field] };
}

function heatmap(frames: readonly Frame[]): Frame {
  const sorted = [...frames].sort((a, b) => bound(a) - bound(b));
  const columns = sorted.map((frame, at) => {
    const value = frame.fields[1]!;
    const below = at === 0 ? undefined : sorted[at - 1]!.fields[1]!.values;
    const alone = value.values.map((count, row) => Number(count) - Number(below?.[row] ?? 0));
    const values = below === undefined ? value.values : alone.map((count) => (count < 1e-9 ? 0 : count));
    return { ...value, name: value.config.displayNameFromDS ?? value.name, values };
  });
  const first = sorted[0]!;
  return {
    refId: first.refId,
    fields: [first.fields[0]!, ...columns],
    length: first.length,
    meta: { ...first.meta, type: 'heatmap-rows' },
  };
}

function bound(frame: Frame): number {
  return sampleOf(frame.name ?? frame.fields[1]!.name);
}
