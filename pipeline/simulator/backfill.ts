import type { Series } from './model/series.js';
import { keyValues, nanos, type KeyValue, type Point } from './otlp.js';
import { post, type Posting } from './post.js';

export type BackfillOptions = Posting & {
  /** Prometheus' OTLP receiver, such as `http://localhost:9090/api/v1/otlp`. */
  readonly endpoint: string;
  /** Samples in one request. */
  readonly batch?: number;
};

type Place = { readonly job: string; readonly instance: string | undefined };

/**
 * Writes modelled series into Prometheus over OTLP, portion by portion. It needs
 * `--web.enable-otlp-receiver` and an `out_of_order_time_window` that reaches back far enough. Events need
 * no model: `send` them to Loki with `{ pace: 'fast', only: 'logs', parallel: 1 }`. Returns the samples written.
 *
 *     await backfill(accumulated(fleet.exports, { to: fleet.end }), { endpoint });
 */
export async function backfill(
  portions: Iterable<readonly Series[]>,
  options: BackfillOptions,
): Promise<number> {
  const address = `${options.endpoint.replace(/\/+$/, '')}/v1/metrics`;
  let written = 0;
  for (const portion of portions) {
    for (const batch of batches(portion, options.batch ?? 20_000)) {
      const answer = await post(address, bodyOf(batch), { timeout: 60_000, ...options });
      if (answer !== 'taken') throw new Error(`${address} did not take a back-fill: ${answer.why}`);
      for (const { samples } of batch) written += samples.length;
    }
  }
  return written;
}

function* batches(portion: readonly Series[], size: number): Generator<Series[]> {
  let batch: Series[] = [];
  let held = 0;
  for (const series of portion) {
    batch.push(series);
    held += series.samples.length;
    if (held < size) continue;
    yield batch;
    [batch, held] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

/** One resource for each job and replica: Prometheus makes those two labels out of it. */
function bodyOf(batch: readonly Series[]) {
  const places = new Map<string, { place: Place; metrics: Map<string, Point[]> }>();
  for (const { name, labels, samples } of batch) {
    const { job = '', instance, ...rest } = labels;
    const key = JSON.stringify([job, instance]);
    let found = places.get(key);
    if (!found) places.set(key, (found = { place: { job, instance }, metrics: new Map() }));
    const points = found.metrics.get(name) ?? [];
    found.metrics.set(name, points);
    const attributes = keyValues(rest);
    for (const [at, value] of samples) points.push(pointOf(attributes, at, value));
  }
  return {
    resourceMetrics: Array.from(places.values(), ({ place, metrics }) => ({
      resource: {
        attributes: keyValues({
          'service.name': place.job,
          ...(place.instance !== undefined && { 'service.instance.id': place.instance }),
        }),
      },
      scopeMetrics: [
        {
          metrics: Array.from(metrics, ([name, dataPoints]) => ({
            name,
            sum: { aggregationTemporality: 2, isMonotonic: true, dataPoints },
          })),
        },
      ],
    })),
  };
}

const pointOf = (attributes: readonly KeyValue[], at: number, value: number): Point => ({
  attributes,
  startTimeUnixNano: '0',
  timeUnixNano: nanos(at),
  asDouble: value,
});
