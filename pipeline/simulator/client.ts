import { Counters } from './counters.js';
import type { Entry } from './entry.js';
import type { Happening, Log, Values } from './happening.js';
import { identity, type Identity } from './identity.js';
import type { Settings } from './options.js';
import { encode, keyValues, nanos, type LogRecord, type LogsBody, type MetricsBody } from './otlp.js';
import { awake, type Process } from './process.js';
import { traits } from './releases.js';

/** An entry whose arrival is not known yet. */
export type Pending = Omit<Entry, 'arrivals'>;

/** What a process hands to the network at a moment; a process that is killed hands over nothing at its end. */
export type Sent = { readonly at: number; readonly brings: readonly Pending[] } & (
  | { readonly signal: 'metrics'; readonly body: MetricsBody }
  | { readonly signal: 'logs'; readonly body: LogsBody }
  | { readonly signal: 'nothing'; readonly body?: never }
);

const batchLimit = 512;

/**
 * Runs a process through the client's two exporters: counters each minute from its start, events five
 * seconds after the first one that waits, and both once more at the end.
 */
export function* client(
  process: Process,
  happenings: Iterator<Happening, unknown>,
  settings: Settings,
  clock: (time: number) => number,
): Generator<Sent> {
  const known = identity(process, settings);
  const release = traits(process.release);
  const counters = new Counters(known, process.temporality, release.countUnit);
  let grown: Pending[] = [];
  let logged: Pending[] = [];
  let records: LogRecord[] = [];
  let sequence = 0;
  let end = process.end;
  let tick = awake(process, process.start + settings.metricInterval);
  let flush = Number.POSITIVE_INFINITY;
  let coming = happenings.next();

  const sendCounters = function* (at: number): Generator<Sent> {
    const body = counters.collect(at, clock);
    if (body) yield { at, signal: 'metrics', body, brings: grown };
    grown = [];
  };
  const sendLogs = function* (at: number): Generator<Sent> {
    flush = Number.POSITIVE_INFINITY;
    if (records.length === 0) return;
    const body = logsBody(known, records);
    yield { at, signal: 'logs', body, brings: logged };
    [records, logged] = [[], []];
  };

  for (;;) {
    const at = coming.done ? Number.POSITIVE_INFINITY : awake(process, coming.value.at);
    const due = Math.min(tick, flush, coming.done ? end : Number.POSITIVE_INFINITY);
    if (!coming.done && at < due) {
      if (at >= settings.end) break;
      end = Math.max(end, at + 200);
      const happening = coming.value;
      if (happening.kind === 'add') {
        counters.add(at === happening.at ? happening : { ...happening, at });
        grown.push(pending(happening, clock(at), happening.attributes, known));
      } else {
        const own = stamped(happening, sequence++, clock(at));
        logged.push(pending(happening, clock(at), own, known));
        records.push(record(known, happening, own, clock(at), release.numbers));
        if (flush === Number.POSITIVE_INFINITY) flush = awake(process, at + settings.logInterval);
        if (records.length >= batchLimit) yield* sendLogs(at);
      }
      coming = happenings.next();
      continue;
    }
    if (due >= settings.end || (coming.done && due >= end)) break;
    if (due === tick) {
      yield* sendCounters(tick);
      tick = awake(process, tick + settings.metricInterval);
    } else yield* sendLogs(flush);
  }
  const last = Math.min(end, settings.end);
  if (process.killed) {
    yield { at: last, signal: 'nothing', brings: [...grown, ...logged] };
    return;
  }
  yield* sendCounters(last);
  yield* sendLogs(last);
}

const logsBody = ({ resource, logger }: Identity, logRecords: readonly LogRecord[]): LogsBody => ({
  resourceLogs: [{ resource, scopeLogs: [{ scope: logger, logRecords }] }],
});

function pending(happening: Happening, at: number, own: Values, { values }: Identity): Pending {
  return happening.kind === 'add'
    ? { kind: 'counter', name: happening.metric.name, value: happening.value, at, common: values, own }
    : { kind: 'event', name: happening.event.name, value: 1, at, common: values, own };
}

/** An event's attributes behind the three that each event has. */
function stamped({ event, attributes }: Log, sequence: number, at: number): Values {
  return {
    'event.name': event.name,
    'event.timestamp': new Date(at).toISOString(),
    'event.sequence': sequence,
    ...attributes,
  };
}

/** Old releases sent the numbers of events as text. */
function record(known: Identity, { event }: Log, own: Values, at: number, numbers: boolean): LogRecord {
  const attributes = numbers
    ? keyValues(own)
    : Object.entries(own).map(([key, value]) => ({
        key,
        value: encode(typeof value === 'number' && key !== 'event.sequence' ? String(value) : value),
      }));
  return {
    timeUnixNano: nanos(at),
    observedTimeUnixNano: nanos(at),
    body: { stringValue: event.body },
    attributes: [...known.shared, ...attributes],
    droppedAttributesCount: 0,
  };
}
