import { isObject, type Json } from './canonical.js';

/**
 * Puts the uids of chosen data sources into a value: `${prometheus}` becomes the uid chosen for
 * `prometheus`, wherever it is the whole of a text. Other texts stay as they are.
 */
export function fillDataSources<T>(value: T, uids: Readonly<Record<string, string>>): T {
  return filled(value as Json, uids) as T;
}

function filled(value: Json, uids: Readonly<Record<string, string>>): Json {
  if (typeof value === 'string') {
    const name = /^\$\{(\w+)\}$/.exec(value)?.[1];
    return name !== undefined && Object.hasOwn(uids, name) ? uids[name]! : value;
  }
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => filled(one, uids));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, one === undefined ? one : filled(one, uids)]),
  ) as Json;
}
