import {
  events,
  metrics,
  type Event,
  type EventSharedAttribute,
  type Metric,
} from '../../queries/catalog/index.js';

export type Value = string | number | boolean | readonly string[];
export type Values = Readonly<Record<string, Value>>;

/** A counter grows. */
export type Add = {
  readonly kind: 'add';
  readonly at: number;
  readonly metric: Metric;
  readonly value: number;
  readonly attributes: Readonly<Record<string, string>>;
};

/** An event is logged. */
export type Log = {
  readonly kind: 'log';
  readonly at: number;
  readonly event: Event;
  readonly attributes: Values;
};

export type Happening = Add | Log;

type Metrics = typeof metrics;
type Events = typeof events;
type Own<S extends { attributes: object }> = keyof S['attributes'];
type Given<K extends PropertyKey, V> = { readonly [P in K]?: V | undefined };

/** Keys of a plugin's own choice: one event alone has them. */
type Further<K> = K extends 'hookPluginMetrics' ? [own: Readonly<Record<string, number | boolean>>] : [];

/** A counter grows by a value, split only by what the catalog says it carries. */
export function add<K extends keyof Metrics>(
  at: number,
  metric: K,
  value: number,
  attributes: Given<Own<Metrics[K]>, string> = {},
): Add {
  return { kind: 'add', at, metric: metrics[metric], value, attributes: present(attributes) };
}

/** An event, with only the attributes that the catalog gives it. */
export function log<K extends keyof Events>(
  at: number,
  event: K,
  attributes: Given<Own<Events[K]> | EventSharedAttribute, Value> = {},
  ...further: Further<K>
): Log {
  return { kind: 'log', at, event: events[event], attributes: { ...present(attributes), ...further[0] } };
}

/** Leaves out what is undefined. */
function present<V>(values: Readonly<Record<string, V | undefined>>): Record<string, V> {
  const left: Record<string, V> = {};
  for (const key in values) if (values[key] !== undefined) left[key] = values[key];
  return left;
}
