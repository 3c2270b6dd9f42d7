import type { Expected } from '../../../cli/seeing/expected.js';
import { backfill, pushLogs, type LogRecord, type Series } from '../../engines/index.js';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** What stores hold up to a moment, written down by hand, and what boards show of the day before it. */
export interface Scene {
  readonly now: number;
  readonly series: readonly Series[];
  /** When an event of which kind came. */
  readonly events: readonly (readonly [at: number, kind: string])[];
  /** By board and by panel. */
  readonly shows: Readonly<Record<string, Readonly<Record<string, Expected>>>>;
}

/** A running total that is scraped every two minutes: its values from the times they begin at, up to its last scrape. */
export function total(
  name: string,
  of: {
    readonly labels: Readonly<Record<string, string>>;
    readonly values: readonly (readonly [from: number, value: number])[];
    readonly until: number;
  },
): Series {
  const samples: [number, number][] = [];
  for (let at = of.values[0]![0]; at <= of.until; at += 2 * minute) {
    samples.push([at, of.values.findLast(([from]) => from <= at)![1]]);
  }
  return { name, labels: of.labels, samples };
}

/** What a counter bears whoever it is of. */
export function of(user: string, instance: string): Readonly<Record<string, string>> {
  return { job: 'claude-code', instance, user_email: `${user}@example.com`, model: 'claude-sonnet-4-5' };
}

export async function write(
  { series, events }: Pick<Scene, 'series' | 'events'>,
  stores: { readonly prometheus: string; readonly loki: string },
): Promise<void> {
  await backfill({ url: stores.prometheus }, series);
  if (events.length === 0) return;
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'claude-code' } }] };
  const scopeLogs = [{ logRecords: events.map(([at, kind]) => recordOf(kind, at)) }];
  await pushLogs({ url: stores.loki }, [{ resourceLogs: [{ resource, scopeLogs }] }]);
}

function recordOf(kind: string, at: number): LogRecord {
  return {
    timeUnixNano: `${at}000000`,
    body: { stringValue: `claude_code.${kind}` },
    attributes: [{ key: 'event.name', value: { stringValue: kind } }],
  };
}
