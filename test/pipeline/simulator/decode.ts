import type { Export } from '../../../pipeline/simulator/index.js';

/** A value on the wire, read without the simulator's own encoder. */
type Wire = Record<string, unknown>;

export type Read = {
  readonly resource: Map<string, unknown>;
  readonly attributes: Map<string, unknown>;
};

export type ReadPoint = Read & {
  readonly name: string;
  readonly unit: string;
  readonly delta: boolean;
  readonly start: bigint;
  readonly time: bigint;
  readonly value: number;
};

export type ReadRecord = Read & { readonly body: string; readonly time: bigint };

function plain(value: Wire): unknown {
  const [kind, held] = Object.entries(value)[0]!;
  if (kind === 'arrayValue') return (held as { values: Wire[] }).values.map(plain);
  if (!['stringValue', 'boolValue', 'intValue', 'doubleValue'].includes(kind)) throw new Error(kind);
  return held;
}

const table = (list: readonly Wire[]) => {
  const read = new Map(list.map((pair) => [pair['key'] as string, plain(pair['value'] as Wire)]));
  if (read.size !== list.length) throw new Error('a key twice');
  return read;
};

const parse = ({ body }: Export) => JSON.parse(JSON.stringify(body)) as Record<string, Wire[]>;

export function* pointsOf(sent: Export): Generator<ReadPoint> {
  for (const group of parse(sent)['resourceMetrics'] ?? []) {
    const resource = table((group['resource'] as { attributes: Wire[] }).attributes);
    for (const scope of group['scopeMetrics'] as { metrics: Wire[] }[]) {
      for (const metric of scope.metrics) {
        const sum = metric['sum'] as {
          aggregationTemporality: number;
          isMonotonic: boolean;
          dataPoints: Wire[];
        };
        if (!sum.isMonotonic) throw new Error('not monotonic');
        for (const point of sum.dataPoints) {
          yield {
            resource,
            attributes: table(point['attributes'] as Wire[]),
            name: metric['name'] as string,
            unit: metric['unit'] as string,
            delta: sum.aggregationTemporality === 1,
            start: BigInt(point['startTimeUnixNano'] as string),
            time: BigInt(point['timeUnixNano'] as string),
            value: point['asDouble'] as number,
          };
        }
      }
    }
  }
}

export function* recordsOf(sent: Export): Generator<ReadRecord> {
  for (const group of parse(sent)['resourceLogs'] ?? []) {
    const resource = table((group['resource'] as { attributes: Wire[] }).attributes);
    for (const scope of group['scopeLogs'] as { logRecords: Wire[] }[]) {
      for (const record of scope.logRecords) {
        yield {
          resource,
          attributes: table(record['attributes'] as Wire[]),
          body: (record['body'] as { stringValue: string }).stringValue,
          time: BigInt(record['timeUnixNano'] as string),
        };
      }
    }
  }
}

/** Adds up the counters a collector would keep: deltas as they come, growth of each cumulative stream. */
export function countersOf(
  exports: Iterable<Export>,
  keep: (point: ReadPoint) => string,
): Map<string, number> {
  const totals = new Map<string, number>();
  const last = new Map<string, number>();
  for (const sent of exports) {
    for (const point of pointsOf(sent)) {
      let grown = point.value;
      if (!point.delta) {
        const stream = `${sent.process} ${point.name} ${JSON.stringify([...point.attributes])}`;
        grown = point.value - (last.get(stream) ?? 0);
        last.set(stream, point.value);
      }
      const key = keep(point);
      totals.set(key, (totals.get(key) ?? 0) + grown);
    }
  }
  return totals;
}
