import { setTimeout as wait } from 'node:timers/promises';
import type { StoredExport } from './export-file.js';
import { post } from './post.js';
import { patience, reach } from './reach.js';

export type SendOptions = {
  /** Where OTLP over HTTP is taken; `/v1/metrics` and `/v1/logs` come behind it. */
  readonly endpoint: string;
  /**
   * `clock` sends each export when its time has come: for a fleet whose compression starts about now.
   * `fast` sends without waiting: for back-fill, or to see how much a receiver bears.
   */
  readonly pace?: 'clock' | 'fast';
  /** One of the two signals only: Prometheus takes no logs, Loki no metrics. */
  readonly only?: 'metrics' | 'logs';
  readonly headers?: Readonly<Record<string, string>>;
  /** Requests under way at a time. With 1 they arrive in exactly the order of the exports. */
  readonly parallel?: number;
  /** How often a request is tried that met no receiver or a busy one. */
  readonly tries?: number;
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  readonly onAcknowledged?: (sent: StoredExport) => void;
  /** Takes what the receiver did not take, and goes on. Without it the first such export ends the sending. */
  readonly onRefused?: (sent: StoredExport, why: string) => void;
};

export type SendReport = {
  readonly acknowledged: number;
  readonly refused: number;
  /** Requests that had to be sent again. A receiver that stored the first try has those twice. */
  readonly retried: number;
  /** How late the latest export left, in milliseconds. */
  readonly latest: number;
  readonly seconds: number;
};

type State = {
  acknowledged: number;
  refused: number;
  retried: number;
  latest: number;
  /** When the first request left. */
  first?: number;
  /** Ends every wait once a receiver has failed. */
  readonly over: AbortController;
  failed?: Error;
};

/**
 * Posts exports as OTLP/JSON, those of one process one after the other, as the client does.
 *
 *     const fleet = simulate({ developers: 20, hours: 1, compression: { start: Date.now() + 500, speed: 180 } });
 *     await send(fleet.exports, { endpoint: 'http://127.0.0.1:4318' });
 */
export async function send(
  exports: Iterable<StoredExport> | AsyncIterable<StoredExport>,
  options: SendOptions,
): Promise<SendReport> {
  const { pace = 'clock', parallel = 16, only, signal } = options;
  if (!options.onRefused) await reach(options.endpoint);
  const began = performance.now();
  const over = new AbortController();
  const state: State = { acknowledged: 0, refused: 0, retried: 0, latest: 0, over };
  const ends = signal ? AbortSignal.any([signal, over.signal]) : over.signal;
  const lanes = new Map<string, Promise<void>>();
  const busy = new Set<Promise<void>>();
  for await (const sent of exports) {
    if (only && sent.signal !== only) continue;
    if (pace === 'clock') {
      const early = sent.at - Date.now();
      if (early > 0) await wait(Math.ceil(early), undefined, { signal: ends }).catch(() => undefined);
      else state.latest = Math.max(state.latest, -early);
    }
    while (busy.size >= parallel) await Promise.race(busy);
    signal?.throwIfAborted();
    if (state.failed) break;
    const before = lanes.get(sent.process) ?? Promise.resolve();
    const task: Promise<void> = before.then(async () => {
      await deliver(sent, options, state);
      busy.delete(task);
      if (lanes.get(sent.process) === task) lanes.delete(sent.process);
    });
    lanes.set(sent.process, task);
    busy.add(task);
  }
  await Promise.all(busy);
  if (state.failed) throw state.failed;
  const { acknowledged, refused, retried, latest } = state;
  return { acknowledged, refused, retried, latest, seconds: (performance.now() - began) / 1_000 };
}

async function deliver(sent: StoredExport, options: SendOptions, state: State): Promise<void> {
  if (state.failed) return;
  const { tries = 5, timeout = 10_000, onRefused, signal } = options;
  let why = '';
  for (let attempt = 1; attempt <= tries; attempt++) {
    if (attempt > 1) {
      state.retried += 1;
      await wait(100 * 2 ** (attempt - 2));
    }
    const known = state.acknowledged > 0;
    state.first ??= performance.now();
    const limit = known ? timeout : Math.min(timeout, patience);
    const answer = await post(target(sent, options), sent.body, { ...options, timeout: limit });
    if (answer === 'taken') {
      state.acknowledged += 1;
      options.onAcknowledged?.(sent);
      return;
    }
    why = answer.why;
    if (!answer.again || signal?.aborted || state.failed) break;
    if (state.acknowledged === 0 && performance.now() - state.first > patience) break;
  }
  state.refused += 1;
  if (onRefused) {
    onRefused(sent, why);
    return;
  }
  state.failed ??= new Error(`${target(sent, options)} did not take an export: ${why}`);
  state.over.abort();
}

const target = ({ signal }: StoredExport, { endpoint }: SendOptions) =>
  `${endpoint.replace(/\/+$/, '')}/v1/${signal}`;
