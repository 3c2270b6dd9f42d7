import type { Value } from './happening.js';

export type AnyValue =
  | { readonly stringValue: string }
  | { readonly boolValue: boolean }
  | { readonly intValue: number }
  | { readonly doubleValue: number }
  | { readonly arrayValue: { readonly values: readonly AnyValue[] } };

export type KeyValue = { readonly key: string; readonly value: AnyValue };

export type Resource = { readonly attributes: readonly KeyValue[]; readonly droppedAttributesCount: 0 };

export type Scope = { readonly name: string; readonly version: string };

export type Point = {
  readonly attributes: readonly KeyValue[];
  readonly startTimeUnixNano: string;
  readonly timeUnixNano: string;
  readonly asDouble: number;
};

export type Sum = {
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  readonly sum: {
    /** 1 is delta, 2 cumulative. */
    readonly aggregationTemporality: 1 | 2;
    readonly isMonotonic: true;
    readonly dataPoints: readonly Point[];
  };
};

export type MetricsBody = {
  readonly resourceMetrics: readonly {
    readonly resource: Resource;
    readonly scopeMetrics: readonly { readonly scope: Scope; readonly metrics: readonly Sum[] }[];
  }[];
};

export type LogRecord = {
  readonly timeUnixNano: string;
  readonly observedTimeUnixNano: string;
  readonly body: { readonly stringValue: string };
  readonly attributes: readonly KeyValue[];
  readonly droppedAttributesCount: 0;
};

export type LogsBody = {
  readonly resourceLogs: readonly {
    readonly resource: Resource;
    readonly scopeLogs: readonly { readonly scope: Scope; readonly logRecords: readonly LogRecord[] }[];
  }[];
};

/** A value as the client encodes it: whole numbers as int, others as double. */
export function encode(value: Value): AnyValue {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number')
    return Number.isInteger(value) ? { intValue: value } : { doubleValue: value };
  return { arrayValue: { values: value.map(encode) } };
}

/** Attributes in the order given. */
export function keyValues(values: Readonly<Record<string, Value>>): KeyValue[] {
  return Object.entries(values).map(([key, value]) => ({ key, value: encode(value) }));
}

/** Milliseconds, with their fraction, as the nanoseconds of the wire. */
export function nanos(milliseconds: number): string {
  const whole = Math.floor(milliseconds);
  const rest = Math.round((milliseconds - whole) * 1e6);
  return rest === 0 ? `${whole}000000` : String(BigInt(whole) * 1_000_000n + BigInt(rest));
}
