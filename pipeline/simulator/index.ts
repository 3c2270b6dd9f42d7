export type { Entry } from './entry.js';
export { readExports, type StoredExport } from './export-file.js';
export { LedgerFile, LedgerWriter } from './ledger-file.js';
export { Ledger, type Book } from './ledger.js';
export { measured, type Direct, type Measured } from './measured.js';
export {
  calm,
  type Compression,
  type Habits,
  type Network,
  type OwnKeys,
  type Settings,
  type SimulateOptions,
} from './options.js';
export type { KeyValue, LogRecord, LogsBody, MetricsBody, Point, Sum } from './otlp.js';
export type { LedgerQuestion } from './question.js';
export { runFleet, type Progress, type RunOptions, type RunReport } from './run.js';
export { send, type SendOptions, type SendReport } from './send.js';
export { simulate, type Export, type Fleet } from './simulate.js';
export { Tally, type Totals } from './tally.js';
export { accumulated, usualAllow, type AccumulatedOptions } from './model/accumulated.js';
export { cardinality, SeriesCounter, type Cardinality } from './model/cardinality.js';
export { openMetricsLines, writeOpenMetrics } from './model/open-metrics.js';
export { perSession, type PerSessionOptions } from './model/per-session.js';
export type { Series } from './model/series.js';
export { backfill, type BackfillOptions } from './backfill.js';
