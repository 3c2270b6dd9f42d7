import { isObject, type Json, type JsonObject } from './json.js';

/**
 * What of a JSON object our model has no word for: laid over what we write, it gives the original. A key
 * set to null is taken out (a JSON merge patch), so null and absent count as the same.
 */
export type Patch = JsonObject;

/** The patch that turns `from` into `to`, or undefined when there is nothing to do. */
export function patchBetween(from: JsonObject, to: JsonObject): Patch | undefined {
  const changes = keysOf(from, to).flatMap((key): [string, Json][] => {
    const [before, after] = [own(from, key), own(to, key)];
    if (same(before, after)) return [];
    return [[key, isObject(before) && isObject(after) ? (patchBetween(before, after) ?? {}) : after]];
  });
  return changes.length === 0 ? undefined : Object.fromEntries(changes);
}

/** `value` with the patch laid over it. */
export function patched(value: JsonObject, patch: Patch | undefined): JsonObject {
  if (!patch) return value;
  const result = new Map(Object.entries(value));
  for (const [key, change] of Object.entries(patch)) {
    const before = result.get(key);
    if (change === null) result.delete(key);
    else result.set(key, isObject(change) && isObject(before) ? patched(before, change) : change);
  }
  return Object.fromEntries(result);
}

/** Whether two values say the same, whatever the order of their keys. */
export function same(a: Json, b: Json): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item: Json, index) => same(item, b[index] as Json));
  if (!isObject(a) || !isObject(b)) return a === b;
  return keysOf(a, b).every((key) => same(own(a, key), own(b, key)));
}

function keysOf(a: JsonObject, b: JsonObject): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}

/** A member of the object itself; foreign JSON may well have a key `__proto__`. */
function own(value: JsonObject, key: string): Json {
  return Object.hasOwn(value, key) ? value[key]! : null;
}
