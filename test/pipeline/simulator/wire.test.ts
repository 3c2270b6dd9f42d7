import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { simulate, type Export, type SimulateOptions } from '../../../pipeline/simulator/index.js';
import {
  attributesOf,
  events,
  metrics,
  resource,
  type Attribute,
  type Attributes,
} from '../../../queries/catalog/index.js';
import { pointsOf, recordsOf } from './decode.js';

const options: SimulateOptions = { developers: 10, days: 2, seed: 21 };
const own = new Set(['team', 'department', 'cost_center', 'project']);
const exports: readonly Export[] = [...simulate(options).exports];
const points = exports.flatMap((sent) => Array.from(pointsOf(sent)));
const records = exports.flatMap((sent) => Array.from(recordsOf(sent)));

const digest = (wanted: SimulateOptions) => {
  const hash = createHash('sha256');
  for (const { at, body } of simulate(wanted).exports) hash.update(`${at} ${JSON.stringify(body)}\n`);
  return hash.digest('hex');
};

test('the same seed gives the same bytes, another seed others', () => {
  const small = { developers: 5, days: 2 };
  expect(digest({ ...small, seed: 1 })).toBe(digest({ ...small, seed: 1 }));
  expect(digest({ ...small, seed: 1 })).not.toBe(digest({ ...small, seed: 2 }));
});

const typeOf = (value: unknown) => (Array.isArray(value) ? 'texts' : typeof value);

const fits = (attribute: Attribute, value: unknown, old: boolean): boolean => {
  const { type, values, open } = attribute;
  if (type === 'number') return typeOf(value) === 'number' || (old && typeOf(value) === 'string');
  if (type === 'boolean' || type === 'texts') return typeOf(value) === type;
  if (type === 'booleanText') return value === 'true' || value === 'false';
  return typeOf(value) === 'string' && (!values || open === true || values.includes(value as string));
};

function complaints(
  known: Attributes,
  sent: Map<string, unknown>,
  { old = false, open = false } = {},
): string[] {
  const found: string[] = [];
  for (const [key, value] of sent) {
    if (own.has(key)) continue;
    const attribute = known[key];
    if (!attribute) {
      if (!open) found.push(`${key} is not in the catalog`);
      continue;
    }
    if (!fits(attribute, value, old)) found.push(`${key} is ${JSON.stringify(value)}`);
  }
  for (const [key, { always }] of Object.entries(known)) {
    if (always && !sent.has(key)) found.push(`${key} is missing`);
  }
  return found;
}

test('each point carries what the catalog says, and nothing else', () => {
  const byName = new Map<string, (typeof metrics)[keyof typeof metrics]>(
    Object.values(metrics).map((metric) => [metric.name, metric]),
  );
  const found = new Set<string>();
  for (const { name, unit, attributes, value } of points) {
    const metric = byName.get(name)!;
    if (unit !== metric.unit && unit !== 'count') found.add(`${name} in ${unit}`);
    if (!(value > 0)) found.add(`${name} is ${value}`);
    for (const said of complaints(attributesOf(metric), attributes)) found.add(`${name}: ${said}`);
  }
  expect([...found]).toEqual([]);
  expect(new Set(points.map(({ name }) => name)).size).toBe(8);
});

test('each record carries what the catalog says, and nothing else', () => {
  const byName = new Map<string, (typeof events)[keyof typeof events]>(
    Object.values(events).map((event) => [event.name, event]),
  );
  const found = new Set<string>();
  for (const { body, attributes, resource: from } of records) {
    const event = byName.get(String(attributes.get('event.name')))!;
    if (body !== event.body) found.add(`${event.name} says ${body}`);
    const old = from.get('service.version') === '2.1.150';
    for (const said of complaints(attributesOf(event), attributes, { old, open: event.open === true }))
      found.add(`${event.name}: ${said}`);
  }
  expect([...found]).toEqual([]);
  expect(new Set(records.map(({ body }) => body)).size).toBe(
    Object.values(events).filter(({ gate }) => gate === undefined).length,
  );
});

test('the resource is the documented one, without an instance', () => {
  const found = new Set<string>();
  for (const { resource: sent } of [...points, ...records]) {
    for (const said of complaints(resource, sent)) found.add(said);
  }
  expect([...found]).toEqual([]);
  expect(new Set(points.map((point) => point.resource.get('service.name'))).size).toBe(2);
});

test('own keys stand in the resource always, on points only from 2.1.161 on', () => {
  const teams = points.filter((point) => point.resource.has('team'));
  for (const point of teams) {
    const old = point.resource.get('service.version') === '2.1.150';
    expect(point.attributes.get('team')).toBe(old ? undefined : point.resource.get('team'));
  }
  expect(teams.some(({ attributes }) => !attributes.has('team'))).toBe(true);
  expect(points.some((point) => !point.resource.has('team'))).toBe(true);
});

test('event.sequence counts from 0 in each process', () => {
  const next = new Map<string, number>();
  const plain = simulate({ ...options, network: { lost: 0, repeated: 0 } });
  for (const sent of plain.exports) {
    for (const { attributes, time } of recordsOf(sent)) {
      const wanted = next.get(sent.process) ?? 0;
      expect(attributes.get('event.sequence')).toBe(wanted);
      expect(Date.parse(String(attributes.get('event.timestamp')))).toBe(Number(time / 1_000_000n));
      next.set(sent.process, wanted + 1);
    }
  }
  expect(next.size).toBeGreaterThan(20);
});

test('a delta point starts where the last export ended, or with its first increment after a quiet minute', () => {
  const ended = new Map<string, { at: bigint; export: bigint }>();
  const last = new Map<string, bigint>();
  let joined = 0;
  let gaps = 0;
  const plain = simulate({ ...options, network: { lost: 0, repeated: 0, killed: 0 } });
  for (const sent of plain.exports) {
    const previous = last.get(sent.process);
    for (const point of pointsOf(sent)) {
      if (!point.delta) continue;
      const key = `${sent.process} ${point.name} ${JSON.stringify([...point.attributes])}`;
      const before = ended.get(key);
      expect(point.start <= point.time).toBe(true);
      if (before && before.at === previous && point.time - before.at <= 60_000_000_000n) {
        expect(point.start).toBe(before.at);
        joined += 1;
      } else if (before && point.start > before.at) gaps += 1;
      ended.set(key, { at: point.time, export: point.time });
      last.set(sent.process, point.time);
    }
  }
  expect(joined).toBeGreaterThan(100);
  expect(gaps).toBeGreaterThan(100);
});

test('cumulative points only grow, and keep their start', () => {
  const seen = new Map<string, { start: bigint; value: number }>();
  const plain = simulate({ ...options, network: { lost: 0, repeated: 0 } });
  for (const sent of plain.exports) {
    for (const point of pointsOf(sent)) {
      if (point.delta) continue;
      const key = `${sent.process} ${point.name} ${JSON.stringify([...point.attributes])}`;
      const before = seen.get(key);
      if (before) {
        expect(point.start).toBe(before.start);
        expect(point.value).toBeGreaterThanOrEqual(before.value);
      }
      seen.set(key, point);
    }
  }
  expect(seen.size).toBeGreaterThan(50);
});
