import { lineOf } from './export-file.js';
import { LedgerWriter } from './ledger-file.js';
import type { SimulateOptions } from './options.js';
import { filesOf } from './run-files.js';
import { settle } from './settle.js';
import { send, type SendOptions, type SendReport } from './send.js';
import type { Export } from './export.js';
import { simulate } from './simulate.js';
import { inBooks, Tally, type Totals } from './tally.js';

export type RunOptions = {
  readonly fleet: SimulateOptions;
  /** A file for the exports, one JSON object a line; packed if it ends in `.gz`. */
  readonly out?: string;
  /** A file for the ledger, likewise. */
  readonly ledger?: string;
  /** A receiver of OTLP over HTTP. */
  readonly to?: SendOptions;
  /** Ends the run early; the files it was writing are removed. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
};

export type Progress = {
  /** Fleet time that has passed, from 0 to 1. */
  readonly done: number;
  readonly exports: number;
  readonly seconds: number;
};

export type RunReport = {
  readonly developers: number;
  readonly days: number;
  readonly seed: number;
  readonly start: string;
  readonly end: string;
  readonly exports: { readonly metrics: number; readonly logs: number };
  readonly points: number;
  readonly records: number;
  /** Size of the exports as JSON, before packing; only where a file was written. */
  readonly bytes?: number;
  readonly sent?: SendReport;
  readonly totals: Totals;
  readonly seconds: number;
  /** The most memory the process held, in megabytes. */
  readonly peakMemory: number;
};

const often = 2_000;

/** Runs a fleet into a file, a receiver, or both, and says what it did. Memory stays flat in days. */
export async function runFleet(options: RunOptions): Promise<RunReport> {
  const settings = settle(options.fleet);
  const [out, ledgerFile] = await filesOf(options);
  const tally = new Tally();
  const books = ledgerFile ? inBooks(tally, new LedgerWriter(ledgerFile, settings.keys)) : tally;
  const fleet = simulate(options.fleet, books);
  const counts = { metrics: 0, logs: 0, points: 0, records: 0 };
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1_000;
  let peak = 0;

  const progress = (at: number) => {
    peak = Math.max(peak, process.memoryUsage.rss());
    const done = Math.min(1, Math.max(0, (at - fleet.start) / (fleet.end - fleet.start)));
    options.onProgress?.({ done, exports: counts.metrics + counts.logs, seconds: seconds() });
  };
  const taken = async function* (): AsyncGenerator<Export> {
    for (const sent of fleet.exports) {
      options.signal?.throwIfAborted();
      count(sent, counts);
      out?.write(lineOf(sent));
      if ((counts.metrics + counts.logs) % often === 0) progress(sent.at);
      if (out?.full) await out.ready();
      if (ledgerFile?.full) await ledgerFile.ready();
      yield sent;
    }
  };
  try {
    const { to, signal } = options;
    const sent = to ? await send(taken(), { ...(signal && { signal }), ...to }) : await drain(taken());
    progress(fleet.end);
    await out?.close();
    await ledgerFile?.close();
    return {
      developers: settings.developers,
      days: settings.days,
      seed: settings.seed,
      start: new Date(fleet.start).toISOString(),
      end: new Date(fleet.end).toISOString(),
      exports: { metrics: counts.metrics, logs: counts.logs },
      points: counts.points,
      records: counts.records,
      ...(out && { bytes: out.length }),
      ...(sent && { sent }),
      totals: tally.totals(),
      seconds: seconds(),
      peakMemory: Math.round(peak / 1e6),
    };
  } catch (error) {
    await Promise.allSettled([out?.discard(), ledgerFile?.discard()]);
    throw error;
  }
}

async function drain(exports: AsyncIterable<unknown>): Promise<undefined> {
  for await (const _ of exports);
}

function count(
  sent: Export,
  counts: { metrics: number; logs: number; points: number; records: number },
): void {
  counts[sent.signal] += 1;
  if (sent.signal === 'logs') {
    for (const { scopeLogs } of sent.body.resourceLogs) {
      for (const { logRecords } of scopeLogs) counts.records += logRecords.length;
    }
    return;
  }
  for (const { scopeMetrics } of sent.body.resourceMetrics) {
    for (const { metrics } of scopeMetrics) {
      for (const { sum } of metrics) counts.points += sum.dataPoints.length;
    }
  }
}
