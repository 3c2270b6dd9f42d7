import { brokenLogs } from './broken-logs.js';
import { brokenMetrics } from './broken-metrics.js';

/** A broken query of one line, the column of the fault, and what is said of it. */
export type Broken = readonly [query: string, column: number, reason: string];

export const broken: readonly Broken[] = [...brokenLogs, ...brokenMetrics];
