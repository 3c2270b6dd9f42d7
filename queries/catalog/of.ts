import type { Attribute, Attributes } from './attribute.js';
import type { Event } from './event.js';
import type { events } from './events.js';
import type { Metric, metrics } from './metrics.js';
import {
  eventShared,
  shared,
  spanShared,
  type EventSharedAttribute,
  type SharedAttribute,
  type SpanSharedAttribute,
} from './shared.js';
import type { Span } from './spans.js';

type Signal = { readonly name: string; readonly attributes: Attributes };
type Own<S extends Signal> = keyof S['attributes'] & string;

/** The names of the attributes a metric, event or span really carries, the shared ones included. */
export type AttributeOf<S extends Signal> =
  | Own<S>
  | SharedAttribute
  | (S extends Event ? EventSharedAttribute : never)
  | (S extends Span ? SpanSharedAttribute : never);

/** The name of any attribute of any metric or event. */
export type AttributeName =
  | { [K in keyof typeof metrics]: AttributeOf<(typeof metrics)[K]> }[keyof typeof metrics]
  | { [K in keyof typeof events]: AttributeOf<(typeof events)[K]> }[keyof typeof events];

/** The words an attribute can hold, or `string` where they are not a closed list. */
export type ValueOf<A extends Attribute> = A extends {
  readonly open: false;
  readonly values?: readonly (infer V)[];
}
  ? V
  : string;

/** Everything a metric, event or span may carry: its own attributes, then those it shares. */
export function attributesOf(signal: Metric | Event | Span): Attributes {
  const common = 'body' in signal ? { ...shared, ...eventShared } : { ...shared };
  if ('kind' in signal || 'body' in signal) return Object.freeze({ ...signal.attributes, ...common });
  return Object.freeze({ ...signal.attributes, ...common, ...spanShared });
}
