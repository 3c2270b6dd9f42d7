import { isObject, objectOf, textOf, type JsonObject } from '../json.js';
import type { DisplayField, DisplayFrame } from './grafana-data.js';

/** Grafana keeps this transformation outside of its data package: what it does is written down here. */
export const extractFieldsId = 'extractFields';

/**
 * The keys of a field's objects, such as the labels of log lines, become fields of their own in the order they
 * are first met; rows that lack one stay empty. Text is read as JSON, and other text as `key=value` pairs.
 */
export function extractFields(frames: readonly DisplayFrame[], options: JsonObject): readonly DisplayFrame[] {
  const source = textOf(options['source']);
  return frames.map((frame) => {
    const field = frame.fields.find(({ name }) => name === source);
    return field ? { ...frame, fields: withExtracted(frame, field, options) } : frame;
  });
}

function withExtracted(
  frame: DisplayFrame,
  { values }: DisplayField,
  options: JsonObject,
): readonly DisplayField[] {
  const objects = values.map(objectIn);
  const names = [...new Set(objects.flatMap((one) => Object.keys(one)))];
  const time = frame.fields.find(({ name }) => name === 'Time' || name === 'time');
  return [
    ...(options['replace'] === true ? [] : frame.fields),
    ...(options['keepTime'] === true && time ? [time] : []),
    ...names.map((name) => extracted(name, objects)),
  ];
}

function extracted(name: string, objects: readonly JsonObject[]): DisplayField {
  const values = objects.map((one) => one[name]);
  const first = values.find((value) => value !== undefined && value !== null);
  const type = { number: 'number', boolean: 'boolean', string: 'string' }[typeof first as string] ?? 'other';
  return { name, type, values, config: {} };
}

function objectIn(value: unknown): JsonObject {
  if (typeof value !== 'string') return objectOf(value);
  try {
    const read: unknown = JSON.parse(value);
    return isObject(read) ? read : {};
  } catch {
    const pairs = [...value.matchAll(/(\w+)=("([^"]*)"|\S+)/g)];
    return Object.fromEntries(pairs.map(([, key, plain, quoted]) => [key!, quoted ?? plain!]));
  }
}
