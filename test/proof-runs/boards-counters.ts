import { withPipeline, type Pipeline } from '../../queries/pipeline.js';
import { backfill, type Prometheus } from '../engines/index.js';
import { countersOf, type Month } from '../e2e/all-boards-fleet.js';
import { RecordedModel } from '../rules/support/recorded-model.js';

const minute = 60_000;
const hour = 60 * minute;

/** Counters as a pipeline has them, and what its rules made of them. */
export async function writeWithBooks(
  prometheus: Prometheus,
  month: Month,
  pipeline: Pipeline,
): Promise<void> {
  const evaluations = month.shifts.flatMap(({ exports, end }) => {
    const from = exports[0]!.at;
    return Array.from(
      { length: Math.ceil((end + 30 * minute - from) / minute) },
      (_, nth) => from + nth * minute + 9_000,
    );
  });
  const first = month.shifts[0]!.exports[0]!.at;
  const every = (step: number) =>
    Array.from(
      { length: Math.ceil((month.to - first) / step) },
      (_, nth) => first + nth * step + 24 * minute,
    );
  const model = new RecordedModel(pipeline, {
    books: evaluations,
    everyThreeHours: every(3 * hour),
    everyHour: every(hour),
    ends: month.shifts.map(({ end }) => end + 30 * minute),
  });
  const raw = withPipeline(pipeline, { counters: 'perSession' });
  for (const [nth, shift] of month.shifts.entries()) {
    const series = countersOf(shift, nth, pipeline);
    await backfill(prometheus, series);
    // Rules record beside the counters they read.
    if (pipeline.counters === 'recorded') await backfill(prometheus, countersOf(shift, nth, raw));
    if (pipeline.books) await backfill(prometheus, model.take(series));
  }
}
