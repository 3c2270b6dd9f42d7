export { startPrometheus, type Prometheus, type PrometheusOptions } from './prometheus.js';
export { startLoki, type Loki, type LokiOptions } from './loki.js';
export {
  startCollector,
  validateCollectorConfig,
  type Collector,
  type CollectorOptions,
  type CollectorPlace,
} from './collector.js';
export { createBlocks } from './blocks.js';
export { backfill } from './remote-write.js';
export { openMetrics, type Series } from './series.js';
export * as protobuf from './protobuf.js';
export { pushLogs } from './push-logs.js';
export type { AnyValue, KeyValue, LogRecord, LogsRequest } from './otlp.js';
export { showLogsOnFailure } from './on-failure.js';
export { answers, ask, request, until, type Answer } from './http.js';
export { freePorts } from './port.js';
export type { Server } from './server.js';
