import { ApiFault } from './fault.js';

/** How often and how long to try again. Random and sleep can be given for tests. */
export type RetryRule = {
  /** Requests in all, the first one counted. */
  readonly tries?: number;
  readonly firstWaitMs?: number;
  readonly longestWaitMs?: number;
  /** The longest `Retry-After` we wait for; beyond it the fault is reported. */
  readonly longestAskedMs?: number;
  /** After this time no further try is begun, so that a hanging server costs one timeout, not five. */
  readonly longestMs?: number;
  readonly random?: () => number;
  readonly sleep?: (ms: number) => Promise<void>;
};

const rule = { tries: 5, firstWaitMs: 500, longestWaitMs: 10_000, longestAskedMs: 30_000, longestMs: 60_000 };

/** Sleeps for a while. */
export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Retrying = {
  readonly reads: boolean;
  readonly rule?: RetryRule;
  /** What is left of the time for everything. */
  readonly leftMs?: () => number;
};

/**
 * Runs a request again while trying again can help and cannot do harm: reads after any passing fault,
 * writes only when the server said it did nothing (429) or never saw the request. A write that may have
 * taken effect is the caller's to settle by looking again.
 */
export async function retrying<T>(
  { reads, rule: given = {}, leftMs = () => Infinity }: Retrying,
  task: () => Promise<T>,
): Promise<T> {
  const { tries, firstWaitMs, longestWaitMs, longestAskedMs, longestMs } = { ...rule, ...given };
  const started = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await task();
    } catch (error) {
      if (!(error instanceof ApiFault) || attempt >= tries || !mayRetry(error, reads)) throw error;
      if (error.waitMs !== undefined && error.waitMs > longestAskedMs) throw error;
      const ceiling = Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1));
      const jitter = (given.random ?? Math.random)() * ceiling;
      const wait = error.waitMs ?? jitter;
      if (performance.now() - started + wait >= longestMs || wait >= leftMs()) throw error;
      await (given.sleep ?? sleep)(wait);
    }
  }
}

function mayRetry(fault: ApiFault, reads: boolean): boolean {
  if (fault.kind === 'busy' || fault.kind === 'refused') return true;
  return reads && fault.mayHaveHappened;
}

/** Reads `Retry-After`: seconds or a date. */
export function askedWait(header: string | undefined, now: number): number | undefined {
  if (header === undefined || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
