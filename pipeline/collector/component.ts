/** A value as a collector configuration holds it. */
export type ConfigValue =
  string | number | boolean | readonly ConfigValue[] | { readonly [key: string]: ConfigValue };

/** A receiver, processor, exporter or extension: `id` is `type` or `type/name`. */
export interface Component {
  readonly id: string;
  /** Why it is there; becomes the comment above it. */
  readonly why: string;
  readonly config: { readonly [key: string]: ConfigValue };
}

/** Components in the order data runs through them. */
export interface Flow {
  /** `metrics/in`, `metrics/out`, `logs/events` */
  readonly id: string;
  readonly why: string;
  readonly receivers: readonly Component[];
  readonly processors: readonly Component[];
  readonly exporters: readonly Component[];
}

export interface CollectorConfig {
  readonly kind: 'collector';
  readonly flows: readonly Flow[];
  readonly extensions: readonly Component[];
  readonly telemetry: { readonly [key: string]: ConfigValue };
}

export function component(id: string, why: string, config: Component['config']): Component {
  return deepFreeze({ id, why, config });
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
