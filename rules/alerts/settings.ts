import type { Budget } from './budget.js';
import type { WorkingHours } from './watch.js';

/** Where alerts begin to speak. What has no sound limit for everybody is off until somebody gives one. */
export interface AlertSettings {
  /** The ids of alerts that are not wanted. */
  readonly off: readonly string[];
  /** Dollars an hour that are too much in any case. */
  readonly spendPerHour?: number | undefined;
  /** Dollars a person may spend in a day. */
  readonly spendPerUserDay?: number | undefined;
  /** What may be spent in a month. */
  readonly budget?: Budget | undefined;
  /** How many times the most of the same hours of the week before is a spike, from so many dollars on. */
  readonly spike: { readonly times: number; readonly fromDollars: number };
  /** The least part of the prompt that should come from the cache, from so many tokens an hour on. */
  readonly cache: { readonly atLeast: number; readonly fromTokens: number };
  /** The largest part of requests that may fail, from so many requests on. */
  readonly errors: { readonly atMost: number; readonly fromRequests: number };
  /** The longest 95 of 100 requests may take in seconds, from so many requests on. */
  readonly latency: { readonly seconds: number; readonly fromRequests: number };
  /** How many requests a quarter of an hour may run out of retries. */
  readonly retries: { readonly atMost: number };
  /** The largest part of connections to MCP servers that may fail, from so many on. */
  readonly mcp: { readonly atMost: number; readonly fromConnections: number };
  /** The largest part of a day's cost without a team, from so many dollars on. */
  readonly unattributed: { readonly atMost: number; readonly fromDollars: number };
  /** How far counters and events may be apart, from so many dollars on. */
  readonly gap: { readonly atMost: number; readonly fromDollars: number };
  /** When somebody works; silence outside of it is no alarm. */
  readonly workingHours: WorkingHours;
}

/** What holds unless a configuration says otherwise. */
export const alertDefaults: AlertSettings = Object.freeze<AlertSettings>({
  off: [],
  spike: { times: 3, fromDollars: 20 },
  cache: { atLeast: 0.5, fromTokens: 5_000_000 },
  errors: { atMost: 0.05, fromRequests: 50 },
  latency: { seconds: 60, fromRequests: 50 },
  retries: { atMost: 5 },
  mcp: { atMost: 0.5, fromConnections: 5 },
  unattributed: { atMost: 0.25, fromDollars: 20 },
  gap: { atMost: 0.1, fromDollars: 20 },
  workingHours: { days: [1, 5], from: 8, to: 17 },
});
