export type { Entry } from './entry.js';
export { Ledger, type Book, type LedgerQuestion } from './ledger.js';
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
export { simulate, type Export, type Fleet } from './simulate.js';
