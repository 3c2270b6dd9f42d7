import { text } from './point.js';

/** One way an event can be wrong, between two good ones of one request. */
export interface BadEvent {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, object>>;
  /** Milliseconds from now. */
  readonly at?: number;
  readonly body?: object;
  readonly resource?: Readonly<Record<string, object>>;
  /** True where the collector drops and counts it; all others must be found in Loki. */
  readonly dropped?: boolean;
  /** What the collector says it changed. */
  readonly changed?: 'time' | 'length';
}

const minute = 60_000;
const day = 24 * 60 * minute;
const many = (count: number, value: object) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`made_up_${i}`, value]));

export const badEvents: readonly BadEvent[] = [
  { name: 'an hour ahead', at: 60 * minute, changed: 'time' },
  { name: 'a year ahead', at: 365 * day, changed: 'time' },
  { name: 'three hours late', at: -180 * minute, changed: 'time' },
  { name: 'a month late', at: -30 * day, changed: 'time' },
  { name: 'without time', at: -Infinity, changed: 'time' },
  { name: 'an empty key', attributes: { '': text('a') } },
  { name: 'an empty key of the resource', resource: { '': text('a') } },
  { name: '200 attributes', attributes: many(200, text('a')), changed: 'length' },
  { name: '20 attributes of 10 kB', attributes: many(20, text('a'.repeat(10_240))), changed: 'length' },
  { name: 'three attributes of 40 kB', attributes: many(3, text('€'.repeat(14_000))), changed: 'length' },
  { name: 'a key with a line end', attributes: { 'a b"\n{}': text('a') } },
  { name: '400 kB of text', body: text('a'.repeat(400_000)) },
  { name: 'no text', body: {} },
  { name: 'text that is a list', body: { arrayValue: { values: [text('a')] } } },
  { name: 'empty values', attributes: { model: text(''), 'user.email': text('') } },
  { name: 'a model that is a list', attributes: { model: { arrayValue: { values: [text('a')] } } } },
  { name: 'service name of 10 kB', resource: { 'service.name': text('a'.repeat(10_240)) } },
  { name: 'cost NaN', attributes: { cost_usd: { doubleValue: 'NaN' } }, dropped: true },
  { name: 'cost below nothing', attributes: { cost_usd: { doubleValue: -5 } }, dropped: true },
  { name: 'cost that is a word', attributes: { cost_usd: text('much') }, dropped: true },
  { name: 'tokens that are a truth', attributes: { input_tokens: { boolValue: true } }, dropped: true },
  { name: 'a duration without end', attributes: { duration_ms: { doubleValue: 'Infinity' } }, dropped: true },
  { name: 'cost as text', attributes: { cost_usd: text('0.25') } },
];

/** One export: a good event, the bad one, a good event; `before`, `bad` and `after` are their ids. */
export function exportAround(bad: BadEvent, id: string): object {
  const record = (name: string, one: Partial<BadEvent> = {}) => ({
    timeUnixNano: one.at === -Infinity ? '0' : String(BigInt(Date.now() + (one.at ?? 0)) * 1_000_000n),
    body: one.body ?? text('claude_code.api_request'),
    attributes: pairs({
      'event.name': text('api_request'),
      request_id: text(`${id}-${name}`),
      ...one.attributes,
    }),
  });
  const group = (resource: BadEvent['resource'], logRecords: object[]) => ({
    resource: { attributes: pairs({ 'service.name': text('claude-code'), ...resource }) },
    scopeLogs: [{ scope: {}, logRecords }],
  });
  const records = [record('before'), record('bad', bad), record('after')];
  if (!bad.resource) return { resourceLogs: [group({}, records)] };
  return { resourceLogs: records.map((one, at) => group(at === 1 ? bad.resource : {}, [one])) };
}

const pairs = (values: Readonly<Record<string, object>>) =>
  Object.entries(values).map(([key, value]) => ({ key, value }));
