import type { Entry } from './entry.js';
import type { LogsBody, MetricsBody } from './otlp.js';

/** One request that arrives, as the client sent it. */
export type Export = {
  /** When it arrives, in milliseconds. */
  readonly at: number;
  /** The process that sent it: exports of one process keep their order. Never sent. */
  readonly process: string;
  /** What counts once more with its arrival. A repeated cumulative export brings nothing. */
  readonly brings: readonly Entry[];
} & (
  | { readonly signal: 'metrics'; readonly body: MetricsBody }
  | { readonly signal: 'logs'; readonly body: LogsBody }
);
