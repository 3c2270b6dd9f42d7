import type { LogRecord, LogsBody } from '../../../pipeline/simulator/index.js';
import { request, type Loki } from '../../engines/index.js';

type Values = Readonly<Record<string, unknown>>;

/** One event with its attributes and those of its resource, as the client wrote them. */
export interface Logged {
  readonly at: string;
  readonly body: string;
  readonly attributes: Values;
  readonly resource: Values;
}

/** A line as Loki's own interface takes it: time, text, structured metadata. */
interface Line {
  readonly stream: Readonly<Record<string, string>>;
  readonly value: readonly [string, string] | readonly [string, string, Readonly<Record<string, string>>];
}

/** A way of storing events: the stream, the line and the metadata of each. */
export type Writer = (logged: Logged) => Line;

const key = (attribute: string) => attribute.replaceAll(/\W/g, '_');

/** The former `loki` exporter of the collector: everything in one JSON line, under the label `job`. */
export const asJson: Writer = ({ at, body, attributes, resource }) => ({
  stream: { job: String(resource['service.name']), exporter: 'OTLP' },
  value: [at, JSON.stringify({ body, attributes, resources: resource })],
});

/** Structured metadata as Loki's OTLP receiver makes it, with some attributes as stream labels instead. */
export function asStreams(labels: readonly string[], names: Readonly<Record<string, string>> = {}): Writer {
  return ({ at, body, attributes, resource }) => {
    const all: Record<string, string> = {};
    for (const [attribute, value] of Object.entries({ ...attributes, ...resource })) {
      all[names[attribute] ?? key(attribute)] = typeof value === 'string' ? value : JSON.stringify(value);
    }
    const stream: Record<string, string> = { service_name: all['service_name']! };
    delete all['service_name'];
    for (const label of labels.map((one) => names[one] ?? key(one))) {
      if (all[label] !== undefined) stream[label] = all[label];
      delete all[label];
    }
    return { stream, value: [at, body, all] };
  };
}

/** Stores events in a shape, under a service of its own. */
export async function store(
  loki: Loki,
  events: readonly Logged[],
  service: string,
  write: Writer,
): Promise<void> {
  const streams = new Map<string, { stream: Line['stream']; values: Line['value'][] }>();
  for (const one of events) {
    const { stream, value } = write({ ...one, resource: { ...one.resource, 'service.name': service } });
    const name = JSON.stringify(stream);
    const found = streams.get(name) ?? { stream, values: [] };
    streams.set(name, found);
    found.values.push(value);
  }
  await request(`${loki.url}/loki/api/v1/push`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ streams: [...streams.values()] }),
  });
}

/** The events of requests, in order of time. */
export function loggedIn(bodies: readonly LogsBody[]): readonly Logged[] {
  const all = bodies.flatMap(({ resourceLogs }) =>
    resourceLogs.flatMap(({ resource, scopeLogs }) =>
      scopeLogs.flatMap(({ logRecords }) =>
        logRecords.map((record) => logged(record, plain(resource.attributes))),
      ),
    ),
  );
  return all.sort((a, b) => (a.at < b.at ? -1 : 1));
}

function logged({ timeUnixNano, body, attributes }: LogRecord, resource: Values): Logged {
  return { at: timeUnixNano, body: body.stringValue, attributes: plain(attributes), resource };
}

function plain(attributes: LogRecord['attributes']): Values {
  return Object.fromEntries(attributes.map(({ key: name, value }) => [name, Object.values(value)[0]]));
}
