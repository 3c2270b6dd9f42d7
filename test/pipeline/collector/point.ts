import type { AnyValue } from '../../engines/index.js';

/** One point of one metric, with anything about it that can be wrong. */
export interface Shape {
  readonly metric?: string;
  readonly kind?: 'sum' | 'gauge' | 'histogram';
  readonly monotonic?: boolean;
  readonly temporality?: number;
  readonly value?: object;
  /** Milliseconds. */
  readonly time?: number;
  readonly unit?: string;
  readonly description?: string;
  readonly scope?: string;
  readonly attributes?: Readonly<Record<string, object>>;
  readonly resource?: Readonly<Record<string, object>>;
}

export const text = (stringValue: string): AnyValue => ({ stringValue });

const pairs = (values: Readonly<Record<string, object>>) =>
  Object.entries(values).map(([key, value]) => ({ key, value }));

/** An export with one point, as JSON; right in everything the shape does not change. */
export function exportOf(user: string, shape: Shape = {}): object {
  const { kind = 'sum', value = { asDouble: 1 }, time = Date.now() } = shape;
  const { monotonic = true, temporality = 1, scope = 'com.anthropic.claude_code' } = shape;
  const { metric = 'claude_code.cost.usage', unit = 'USD', description = '' } = shape;
  const nanos = String(BigInt(time) * 1_000_000n);
  const point = {
    attributes: pairs({ 'user.email': text(user), 'session.id': text('odd'), ...shape.attributes }),
    startTimeUnixNano: nanos,
    timeUnixNano: time === 0 ? nanos : String(BigInt(nanos) + 1n),
    ...(kind === 'histogram' ? { count: '1', sum: 1, bucketCounts: ['1'] } : value),
  };
  const data = {
    dataPoints: [point],
    ...(kind !== 'gauge' && { aggregationTemporality: temporality }),
    ...(kind === 'sum' && { isMonotonic: monotonic }),
  };
  const metrics = [{ name: metric, unit, description, [kind]: data }];
  const resource = { attributes: pairs({ 'service.name': text('claude-code'), ...shape.resource }) };
  return {
    resourceMetrics: [{ resource, scopeMetrics: [{ scope: { name: scope, version: '2' }, metrics }] }],
  };
}
